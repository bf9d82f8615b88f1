package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * M003's agent has 0.05 % of its payments and gives them back in proportion. AG1 is the agent until Saturday, AG2 from
 * Sunday on.
 */
@Tag("database")
class AgentNightTest {
    @TempDir
    private static Path home;

    private static Books books;

    @BeforeAll
    static void open() {
        Stumble stumble = new Stumble();
        books = Books.open(TestDatabase.fresh(), home, stumble);
        books.setUp(setUp());
        night(
                stumble,
                TransactionLine.payment("P1", "M003", "10000.00"),
                TransactionLine.payment("P2", "M003", "333.00"),
                TransactionLine.payment("OTHER", "M001", "500.00"));
        books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE code = 'AG1.CNY.PENDING'");
        night(
                stumble,
                TransactionLine.of("R1", "REFUND", "M003", "4000.00").of("P1").on(Books.SATURDAY));
        books.jdbc().update("UPDATE account SET status = 'OPEN' WHERE code = 'AG1.CNY.PENDING'");
        night(
                stumble,
                TransactionLine.payment("P3", "M003", "8000.00").on(Books.SUNDAY),
                TransactionLine.of("R2", "REFUND", "M003", "2000.00").of("P1").on(Books.SUNDAY));
    }

    @AfterAll
    static void close() {
        books.close();
    }

    private static Path setUp() {
        return SampleSetUp.right()
                .replace("channels.csv", "lotus,REQUIRED,CARDNET", "lotus,NONE,CARDNET")
                .replace("channels.csv", "lotus,REQUIRED,QRPAY", "lotus,NONE,QRPAY")
                .add("merchants.csv", "AG1,First agent,CN,D+0,AUTO,KEEP,ACTIVE")
                .add("merchants.csv", "AG2,Second agent,CN,D+0,NONE,KEEP,ACTIVE")
                .add("accounts.csv", "AG1,CNY,BUFFERED,EFFECTIVE,0.00")
                .add("accounts.csv", "AG2,CNY,IMMEDIATE,POSTED,0.00")
                .add("merchant-bank-accounts.csv", "AG1,CNY,lotus,First agent,9913-0001,true,2025-01-01,")
                .with("merchant-agents.csv", """
                        merchant_id,agent_id,effective_from,effective_to
                        M003,AG1,2026-01-01,2026-02-14
                        M003,AG2,2026-02-15,
                        """)
                .writeTo(home.resolve("setup"));
    }

    /** Each night is killed at the agents' commit, goes on, and is asked again. */
    private static void night(Stumble stumble, TransactionLine... lines) {
        var date = books.jdbc()
                .queryForObject("SELECT business_date FROM business_day WHERE status = 'OPEN'", LocalDate.class);
        books.importTransactions(TransactionLine.file(home, date + ".csv", lines), date);
        stumble.next = true;
        assertThat(books.night(date).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(books.night(date)).extracting("outcome").isEqualTo(Outcome.DONE);
        assertThat(books.night(date).outcome()).isEqualTo(Outcome.ALREADY_DONE);
    }

    private static final class Stumble extends Books.Watcher {
        private boolean next;

        @Override
        public void committing(String step) {
            if (step.equals("clearing.agents") && next) {
                next = false;
                throw new IllegalStateException("stumbled");
            }
        }
    }

    /** 5.17 = 10333.00 × 0.05 % of each payment; AG1 was paid it, so 2.00 and 1.00 come from nothing: they are due. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            night, agent, transaction, type, adjustment, carried, net, status
            2026-02-13, AG1, AGENT-20260213-M003-CNY, AGENT_SHARE, 5.17, 0.00, 5.17, SETTLED
            2026-02-15, AG1, AGENT-20260215-M003-CNY, AGENT_SHARE_RETURN, -3.00, 3.00, 0.00, CARRIED
            2026-02-15, AG2, AGENT-20260215-M003-CNY-2, AGENT_SHARE, 4.00, 0.00, 4.00, SETTLED
            """)
    void isSettledLikeAMerchant(
            LocalDate night,
            String agent,
            String transaction,
            String type,
            String adjustment,
            String carried,
            String net,
            String status) {
        Path folder = books.out(night).resolve("settlement");

        assertThat(Nights.rows(folder.resolve("settlement-%s.csv".formatted(night))))
                .filteredOn(row -> row.get("merchant_id").equals(agent))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of(
                                "adjustment_amount", adjustment,
                                "carried_forward", carried,
                                "net_amount", net,
                                "status", status,
                                "fee_amount", "0.00")));
        assertThat(Nights.rows(folder.resolve("statements/%s.csv".formatted(agent))))
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("transaction_id", transaction)
                        .containsEntry("type", type));
    }

    @Test
    void isPaidToItsBankAccount() {
        assertThat(books.jdbc()
                        .queryForList(
                                "SELECT CONCAT_WS(' ', account_number, amount_minor, status) FROM payout_instruction"
                                        + " WHERE merchant_id LIKE 'AG%'",
                                String.class))
                .containsExactly("9913-0001 517 FILED");
    }

    @Test
    void whileItsAccountIsFrozenItIsChargedAndNotSettled() {
        assertThat(Nights.rows(books.out(Books.SATURDAY).resolve("settlement/not-settled-2026-02-14.csv")))
                .filteredOn(row -> row.get("merchant_id").equals("AG1"))
                .extracting(row -> row.get("transaction_id") + " " + row.get("amount") + " " + row.get("reason"))
                .containsExactly("AGENT-20260214-M003-CNY 2.00 ACCOUNT_BLOCKED");
    }

    @Test
    void nothingStaysInThePayable() {
        assertThat(List.of(
                        posted("PLATFORM.CNY.AGENT_PAYABLE"),
                        posted("AG1.CNY.PENDING"),
                        posted("AG1.CNY.BALANCE"),
                        posted("AG1.CNY.DUE"),
                        posted("AG2.CNY.BALANCE")))
                .containsExactly(0L, 0L, 517L, -300L, 400L);
    }

    private static long posted(String account) {
        return books.number("SELECT posted_minor FROM account WHERE code = ?", account);
    }
}
