package org.tallyhouse.settlement.statement;

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
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TransactionLine;
import org.tallyhouse.ledger.online.LedgerTransactions;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** A statement or a claim that does not foot stops the step and names itself. */
@Tag("database")
class StatementProofTest {
    /** What is done to the books behind our back, what is told, and what takes it back. */
    private record Tampering(String sql, String told, String undo) {}

    private static final List<Tampering> TAMPERINGS = List.of(
            new Tampering(
                    "UPDATE account SET posted_minor = posted_minor - 1 WHERE code = 'M009.CNY.DUE'",
                    "I6: M009 owes 21.00 CNY by its settlements, by the ledger 21.01",
                    "UPDATE account SET posted_minor = posted_minor + 1 WHERE code = 'M009.CNY.DUE'"),
            new Tampering(
                    "UPDATE account SET posted_minor = posted_minor + 1 WHERE code = 'M007.CNY.BALANCE'",
                    "I6: the statement of S-20260213-M007-CNY: M007.CNY.BALANCE closes with 9940 minor units,"
                            + " in the ledger 9941",
                    "UPDATE account SET posted_minor = posted_minor - 1 WHERE code = 'M007.CNY.BALANCE'"),
            new Tampering(
                    "UPDATE settlement SET carried_opening_minor = 5, carried_closing_minor = 5"
                            + " WHERE settlement_id = 'S-20260213-M007-CNY'",
                    "I6: the statement of S-20260213-M007-CNY opens with 5 minor units, its settlement says 0",
                    "UPDATE settlement SET carried_opening_minor = 0, carried_closing_minor = 0"
                            + " WHERE settlement_id = 'S-20260213-M007-CNY'"),
            new Tampering(
                    "DELETE FROM settlement_line WHERE settlement_id = 'S-20260213-M007-CNY'",
                    "I6: the statement of S-20260213-M007-CNY closes with -9940 minor units, its settlement says 0",
                    "INSERT INTO settlement_line SELECT id, 'S-20260213-M007-CNY' FROM transaction"
                            + " WHERE transaction_id = 'P1'"),
            new Tampering(
                    "UPDATE transaction SET amount_minor = 10001, pending_minor = 10001 WHERE transaction_id = 'P1'",
                    "I6: the statement of S-20260213-M007-CNY: its transactions come to 10441 minor units, in"
                            + " the ledger 10440",
                    "UPDATE transaction SET amount_minor = 10000, pending_minor = 10000 WHERE transaction_id = 'P1'"));

    @Test
    void whatDoesNotFootNamesItself(@TempDir Path home) {
        Tamper tamper = new Tamper();
        try (Books empty = Books.empty(home);
                Books books = Books.open(empty.database(), home, tamper)) {
            books.setUp(SampleSetUp.right().writeTo(home.resolve("setup")));
            books.importTransactions(
                    TransactionLine.file(
                            home,
                            "day.csv",
                            TransactionLine.payment("P1", "M007", "100.00"),
                            TransactionLine.of("C1", "CHARGEBACK", "M009", "1.00")),
                    Books.FRIDAY);
            moveWithoutTransaction(books);
            books.letRecordsBeChanged();
            Nights.cutOver(books, Books.FRIDAY);
            List.of("posting", "clearing").forEach(stage -> books.run(stage, Books.FRIDAY));
            tamper.now = () -> books.jdbc().update(TAMPERINGS.get(0).sql());

            for (Tampering tampering : TAMPERINGS) {
                if (tampering != TAMPERINGS.get(0)) {
                    books.jdbc().update(tampering.sql());
                }
                RunResult result = books.run("settlement", Books.FRIDAY);
                assertThat(result.outcome()).as(tampering.sql()).isEqualTo(Outcome.FAILED);
                assertThat(result.message()).contains(tampering.told());
                books.jdbc().update(tampering.undo());
            }
            assertThat(books.run("settlement", Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertThat(books.run("settlement", Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(Nights.rows(books.out(Books.FRIDAY).resolve("settlement/statements/M007.csv")))
                    .filteredOn(row -> row.get("account").equals("M007.CNY.PENDING"))
                    .extracting(row -> row.get("record") + " " + row.get("type") + row.get("net") + row.get("balance"))
                    .containsExactly(
                            "ACCOUNT_OPENING 0.00",
                            "ACCOUNT_MOVED POSTING100.00",
                            "ACCOUNT_MOVED REAL_TIME5.00",
                            "ACCOUNT_MOVED SETTLEMENT-100.00",
                            "ACCOUNT_CLOSING 5.00");
        }
    }

    /** Money of the online system's own that no settlement knows of. */
    private static void moveWithoutTransaction(Books books) {
        new LedgerTransactions(books.get(DataSource.class))
                .run(connection -> new OnlineLedger(Clock.systemUTC())
                        .credit(
                                connection,
                                new Movement("OWN", "qrpay.CNY.RECEIVABLE", "M007.CNY.PENDING", 500, "CNY")));
    }

    /** Once the settlements are booked and before they are listed. */
    private static final class Tamper extends Books.Watcher {
        private Runnable now = () -> {};

        @Override
        public void committing(String step) {
            if (step.equals("settlement.prove")) {
                now.run();
            }
        }
    }
}
