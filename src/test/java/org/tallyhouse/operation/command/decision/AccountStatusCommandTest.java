package org.tallyhouse.operation.command.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** Freezing and unfreezing as an operator does it, and what a night makes of it. */
@Tag("database")
class AccountStatusCommandTest {
    @TempDir
    private Path home;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.sample(home);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aFreezeIsAuditedOnceAndToldAgain() {
        CommandRun frozen = change("M002.CNY.BALANCE", "FROZEN");
        CommandRun again = change("M002.CNY.BALANCE", "FROZEN");
        CommandRun open = change("M002.CNY.BALANCE", "OPEN");

        assertThat(List.of(frozen.exit(), again.exit(), open.exit())).containsOnly(0);
        assertThat(frozen.out()).isEqualTo("M002.CNY.BALANCE is FROZEN now, it was OPEN\n");
        assertThat(again.out()).isEqualTo("M002.CNY.BALANCE is FROZEN already\n");
        assertThat(open.out()).isEqualTo("M002.CNY.BALANCE is OPEN now, it was FROZEN\n");
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT(operator, '|', reason, '|', subject, '|', detail)
                        FROM audit_log WHERE action = 'account-status' ORDER BY audit_id""", String.class))
                .containsExactly(
                        "wang|court order 17|account M002.CNY.BALANCE|status OPEN -> FROZEN",
                        "wang|court order 17|account M002.CNY.BALANCE|status FROZEN -> OPEN");
        assertThat(new JsonMapper()
                        .readTree(CommandRun.of(books, "merchant", "M002", "--json")
                                .out())
                        .get("changes")
                        .get(0)
                        .get("detail")
                        .asString())
                .isEqualTo("status FROZEN -> OPEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            M002.CNY.BALANCE | CLOSED | wang | left  | M002.CNY.BALANCE is not empty: posted 10.00
            lotus.CNY.CASH   | FROZEN | wang | audit | lotus.CNY.CASH is no merchant's account
            M999.CNY.BALANCE | FROZEN | wang | audit | there is no account M999.CNY.BALANCE
            M002.CNY.BALANCE | frozen | wang | audit | Invalid value for positional parameter at index 1 (STATUS)
            M002.CNY.BALANCE | FROZEN | ' '  | audit | --operator must have 1 to 64 characters
            M002.CNY.BALANCE | FROZEN | wang | ' '   | --reason must have 1 to 255 characters
            """)
    void whatMayNotBeIsWrongUseAndChangesNothing(
            String account, String status, String operator, String reason, String told) {
        new Funds(books).give("M002.CNY.BALANCE", 1000, Books.FRIDAY);
        CommandRun refused =
                CommandRun.of(books, "account-status", account, status, "--operator", operator, "--reason", reason);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).startsWith(told);
        assertThat(books.number("SELECT COUNT(*) FROM account WHERE status <> 'OPEN'"))
                .isZero();
        assertThat(books.number("SELECT COUNT(*) FROM audit_log WHERE action = 'account-status'"))
                .isZero();
    }

    @Test
    void operatorAndReasonAreRequired() {
        CommandRun run = CommandRun.of(books, "account-status", "M002.CNY.BALANCE", "FROZEN");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--operator=NAME", "--reason=TEXT");
    }

    @Test
    void nothingOfAFrozenMerchantIsTakenInSettledOrPaidUntilItIsOpenAgain() {
        books.sampleDay(Books.FRIDAY);
        change("M002.CNY.PENDING", "FROZEN");
        books.importTransactions(
                TransactionLine.file(home, "frozen.csv", TransactionLine.of("AFTER-FREEZE", "REFUND", "M002", "1.00")),
                Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);

        assertThat(books.jdbc().queryForMap("""
                        SELECT r.reason, r.detail FROM reject r JOIN file_import i ON i.file_id = r.file_id
                        WHERE i.name = 'frozen.csv'"""))
                .isEqualTo(Map.of("reason", "ACCOUNT_BLOCKED", "detail", "account M002.CNY.PENDING is FROZEN"));
        assertThat(reasonsOf("M002")).contains("ACCOUNT_BLOCKED").doesNotContain("NOT_YET_DUE");
        assertThat(reasonsOf("M006")).doesNotContain("ACCOUNT_BLOCKED");
        assertThat(settlements("M002")).isZero();

        change("M002.CNY.PENDING", "OPEN");
        books.sampleDay(Books.SATURDAY);
        assertThat(books.night(Books.SATURDAY).outcome()).isEqualTo(Outcome.DONE);
        assertThat(books.number("""
                        SELECT COUNT(DISTINCT t.business_date) FROM settlement_line l
                        JOIN transaction t ON t.id = l.id AND t.merchant_id = 'M002'""")).isEqualTo(2);
    }

    private CommandRun change(String account, String status) {
        return CommandRun.of(
                books, "account-status", account, status, "--operator", "wang", "--reason", "court order 17");
    }

    private List<String> reasonsOf(String merchant) {
        return Nights.rows(books.out(Books.FRIDAY).resolve("settlement/not-settled-2026-02-13.csv")).stream()
                .filter(row -> row.get("merchant_id").equals(merchant))
                .map(row -> row.get("reason"))
                .toList();
    }

    private long settlements(String merchant) {
        return books.number("SELECT COUNT(*) FROM settlement WHERE merchant_id = ?", merchant);
    }
}
