package org.tallyhouse.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Nights;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.ledger.online.LedgerTransactions;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.operation.command.CommandRun;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** What is above a ceiling stays where it is, what undoes is taken all the same, and no credit is decided about twice. */
@Tag("database")
class CeilingAndCreditTest {
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
            assertThat(books.number("SELECT COUNT(*) FROM settlement_line l JOIN quarantine q ON q.id = l.id"))
                    .isZero();
        }
    }

    @Test
    void aCreditIsDecidedAboutWithItsTransaction() {
        try (Books books = Books.sampleFriday(home)) {
            Nights.cutOver(books, Books.FRIDAY);
            run(books, "intake");
            write(books, "Q-GUARDED", "M003.CNY.BALANCE", 10_000);
            books.jdbc().update("UPDATE account SET overdraft_limit_minor = 10000 WHERE code = 'M003.CNY.BALANCE'");
            run(books, "posting");
            long before = books.number("SELECT posted_minor FROM account WHERE code = 'M002.CNY.PENDING'");
            assertThat(decide(books, "wang", "release").err()).contains("Q-GUARDED is not quarantined");
            run(books, "clearing");
            assertThat(decide(books, "wang", "void").err()).isEmpty();
            assertThat(decide(books, "li", "approve").out()).contains("voided, nothing of it stays booked");
            assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M002.CNY.PENDING'"))
                    .isEqualTo(before);
        }
    }

    /** Both are booked, so that they cancel out. */
    @Test
    void aCreditThatWasTakenBackIsPostedAllTheSame() {
        String balances =
                "SELECT SUM(posted_minor) FROM account WHERE code IN ('M001.CNY.PENDING', 'M003.CNY.BALANCE') GROUP BY code"
                        + " ORDER BY code";
        try (Books books = Books.sampleFriday(home)) {
            List<Long> before = books.jdbc().queryForList(balances, Long.class);
            for (String source : List.of("C-BACK", "C-STAYS")) {
                books.jdbc().update("""
                        INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
                        SELECT w.window_id, a.account_id, o.account_id, 10000, ?
                        FROM posting_window w
                        JOIN account a ON a.code = 'M001.CNY.PENDING'
                        JOIN account o ON o.code = 'M003.CNY.BALANCE'
                        WHERE w.open_marker = 1""", source);
            }
            new LedgerTransactions(books.get(DataSource.class))
                    .run(connection -> new OnlineLedger(Clock.systemUTC())
                            .reverse(connection, "C-BACK/back", "C-BACK", "a mistake"));
            Nights.cutOver(books, Books.FRIDAY);
            run(books, "posting");

            assertThat(books.jdbc()
                            .queryForList(
                                    "SELECT c.source FROM credit_quarantine q JOIN buffered_credit c ON c.credit_id = q.credit_id",
                                    String.class))
                    .containsExactly("C-STAYS");
            assertThat(books.number("SELECT posted_minor FROM account WHERE code = 'M003.CNY.BALANCE'"))
                    .isEqualTo(before.get(1));
            assertThat(books.number(
                            "SELECT SUM(e.amount_minor) FROM entry e JOIN account a ON a.account_id = e.account_id"
                                    + " WHERE a.code = 'M003.CNY.BALANCE' AND e.business_date = '2026-02-13'"))
                    .isZero();
        }
    }

    /** What was paid before the ceiling was lowered is given back in whole. */
    @Test
    void aRefundOfAPaymentThatWasWithinItsCeilingIsTaken() {
        try (Books books = Books.sampleFriday(home)) {
            books.importTransactions(
                    TransactionLine.file(home, "pay.csv", TransactionLine.payment("LARGE", "M001", "60000.00")),
                    Books.FRIDAY);
            books.jdbc().update("INSERT INTO amount_ceiling VALUES ('MERCHANT', '', 'CNY', 5000000)");
            FileImport.Result taken = books.importTransactions(
                    TransactionLine.file(
                            home,
                            "back.csv",
                            TransactionLine.of("BACK", "CHARGEBACK", "M001", "60000.00")
                                    .of("LARGE")),
                    Books.FRIDAY);
            assertThat(books.jdbc().queryForList("SELECT CONCAT_WS(' ', reason, detail) FROM reject", String.class))
                    .isEmpty();
            assertThat(taken.accepted()).isOne();
        }
    }

    /** A returned payout is bound by the ceiling that its bank has by now, as one that is ordered by hand. */
    @Test
    void aReturnedPayoutAboveTheCeilingIsNotSentAgain() {
        try (Books books = Books.sampleFriday(home)) {
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            String id = books.jdbc()
                    .queryForObject(
                            "SELECT instruction_id FROM payout_instruction WHERE merchant_id = 'M006' LIMIT 1",
                            String.class);
            books.letRecordsBeChanged();
            books.jdbc().update("UPDATE payout_instruction SET status = 'RETURNED' WHERE instruction_id = ?", id);
            books.jdbc().update("UPDATE account SET held_minor = 0 WHERE code = 'M006.CNY.BALANCE'");
            books.jdbc().update("INSERT INTO amount_ceiling VALUES ('BANK', '', 'CNY', 100)");
            CommandRun again = CommandRun.of(books, "payouts", "resend", id, "--operator", "li", "--reason", "again");
            assertThat(again.exit()).as(again.out() + again.err()).isEqualTo(2);
            assertThat(again.err()).contains("amount-ceilings.csv");
        }
    }

    private static CommandRun decide(Books books, String operator, String deed) {
        return CommandRun.of(books, "quarantine", deed, "Q-GUARDED", "--operator", operator, "--reason", "case 7");
    }
}
