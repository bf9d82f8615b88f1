package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** A payment above the ceiling is quarantined and must not be settled; a credit that was released must not stay with a void. */
@Tag("database")
class OverCeilingThiefTest {
    @TempDir
    private Path home;

    private static void write(Books books, String id, String contra, long amount) {
        books.jdbc().update("""
                INSERT INTO transaction (transaction_id, business_date, occurred_at, type, merchant_id, channel, product,
                                         card_type, currency, amount_minor, channel_reference, status, pending_minor)
                VALUES (?, '2026-02-13', '2026-02-13 10:00:00', 'PAYMENT', 'M002', 'cardnet', 'card', '', 'CNY', ?, ?, 'SUCCESS', ?)""", id, amount, id, amount);
        books.jdbc().update("""
                INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
                SELECT (SELECT MAX(window_id) FROM posting_window WHERE business_date = '2026-02-13'), a.account_id,
                       (SELECT account_id FROM account WHERE code = ?), ?, ?
                FROM account a WHERE a.code = 'M002.CNY.PENDING'""", contra, amount, id);
    }

    private static void run(Books books, String... stages) {
        for (String stage : List.of(stages)) {
            RunResult result = books.run(stage, Books.FRIDAY);
            assertThat(result.outcome()).as(stage + ": " + result.message()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void whatIsAboveTheCeilingIsNotSettled() {
        try (Books books = Books.sampleFriday(home)) {
            Nights.cutOver(books, Books.FRIDAY);
            run(books, "intake");
            write(books, "Q-LARGE", "cardnet.CNY.RECEIVABLE", 900_000_000L);
            books.jdbc().update("INSERT INTO amount_ceiling VALUES ('MERCHANT', 'M002', 'CNY', 800000000)");
            run(books, "posting", "clearing", "reconciliation", "settlement");
            assertThat(books.jdbc().queryForList("SELECT reason FROM quarantine", String.class))
                    .containsExactly("OVER_CEILING");
            assertThat(books.number(
                            "SELECT COUNT(*) FROM settlement_line l JOIN quarantine q ON q.id = l.id"))
                    .isZero();
        }
    }

    @Test
    void aCreditThatWasReleasedBeforeItsTransactionIsVoidedDoesNotStay() {
        try (Books books = Books.sampleFriday(home)) {
            Nights.cutOver(books, Books.FRIDAY);
            run(books, "intake");
            write(books, "Q-GUARDED", "M003.CNY.BALANCE", 10_000);
            books.jdbc().update("UPDATE account SET overdraft_limit_minor = 10000 WHERE code = 'M003.CNY.BALANCE'");
            run(books, "posting");
            long before = books.number("SELECT posted_minor FROM account WHERE code = 'M002.CNY.PENDING'");
            assertThat(decide(books, "wang", "release").err()).isEmpty();
            assertThat(decide(books, "li", "approve").err()).isEmpty();
            run(books, "clearing");
            assertThat(decide(books, "wang", "void").err()).isEmpty();
            assertThat(decide(books, "li", "approve").out()).contains("voided, nothing of it stays booked");
            assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M002.CNY.PENDING'"))
                    .isEqualTo(before);
        }
    }

    private static CommandRun decide(Books books, String operator, String deed) {
        return CommandRun.of(
                books, "quarantine", deed, "Q-GUARDED", "--operator", operator, "--reason", "case 7");
    }
}
