package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.LockWaits;
import org.tallyhouse.SampleSetUp;
import org.tallyhouse.TestThreads;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RunResult.Outcome;

/** Friday's payouts, answered by the bank and sent again while others work with the same rows. */
@Tag("database")
class PayoutLocksTest {
    private static final String M002 = "P-20260213-M002-CNY";
    private static final String M008 = "P-20260213-M008-CNY";

    @TempDir
    private Path home;

    private Books books;
    private Funds funds;

    @BeforeEach
    void runFridaysNight() {
        books = Books.empty(home);
        funds = new Funds(books);
        books.setUp(SampleSetUp.right().with("payout-terms.csv", """
                        bank_id,currency,approval_limit,single_limit,items_per_file,amount_per_file,unanswered_days
                        lotus,CNY,,,,,
                        """).writeTo(home.resolve("setup")));
        books.sampleDay(Books.FRIDAY);
        assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    @Timeout(120)
    void whatWasPaidMeanwhileIsNotOnlyAcceptedAgain() throws Exception {
        Path paid = results(M008 + ",CNY,1518.20,PAID,");
        Path accepted = results(M008 + ",CNY,1518.20,ACCEPTED,");
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch locked = new CountDownLatch(1);
            Future<?> other = threads.run(() -> whileLocked("M008.CNY.BALANCE", locked, 2));
            locked.await();
            Future<FileImport.Result> first = threads.run(() -> take(paid));
            LockWaits.await(books);
            Future<FileImport.Result> second = threads.run(() -> take(accepted));

            assertThat(other.get()).isNotNull();
            assertThat(first.get().accepted()).isEqualTo(1);
            assertThat(second.get()).extracting("accepted", "ignored").containsExactly(0L, 1L);
        }
        assertThat(status(M008)).isEqualTo("PAID");
    }

    /** What a bank answers and what its statement shows are of one move of the money, whichever comes first. */
    @Test
    @Timeout(120)
    void anAnswerAndAStatementAtOnceAreOneMove() throws Exception {
        Path paid = results(M008 + ",CNY,1518.20,PAID,", M002 + ",CNY,6143.54,PAID,");
        Path statement = Files.writeString(home.resolve("debits.csv"), """
                record,booking_date,value_date,reference,currency,amount,description
                OPENING,,,,CNY,3000000.00,
                ENTRY,2026-02-14,2026-02-14,P-20260213-M002-CNY,CNY,-6143.54,
                ENTRY,2026-02-14,2026-02-14,P-20260213-M008-CNY,CNY,-1518.20,
                CLOSING,,,,CNY,2992338.26,
                """);
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch locked = new CountDownLatch(1);
            Future<?> other = threads.run(() -> whileLocked("M008.CNY.BALANCE", locked, 2));
            locked.await();
            Future<FileImport.Result> first = threads.run(() -> take(paid));
            LockWaits.await(books);
            Future<FileImport.Result> second =
                    threads.run(() -> books.take(ImportKind.STATEMENT, "lotus", statement, Books.SATURDAY));

            assertThat(other.get()).isNotNull();
            assertThat(first.get().accepted()).isEqualTo(2);
            assertThat(second.get().accepted()).isEqualTo(4);
        }
        assertThat(books.jdbc().queryForList("""
                        SELECT CONCAT_WS(' ', transfer_id, direction, amount_minor, booked_on, seen_on)
                        FROM transfer_move ORDER BY transfer_id""", String.class))
                .containsExactly(
                        M002 + " OUT 614354 2026-02-14 2026-02-14", M008 + " OUT 151820 2026-02-14 2026-02-14");
        assertThat(books.number("SELECT COUNT(*) FROM statement_line WHERE doubt IS NOT NULL"))
                .isZero();
    }

    /** Fails with a deadlock if what is paid is locked before what is given back, whatever their accounts. */
    @Test
    @Timeout(120)
    void theAccountsOfAFileAreLockedInTheOrderOfTheirIds() throws Exception {
        long low = funds.id("M002.CNY.BALANCE");
        long high = funds.id("M008.CNY.BALANCE");
        assertThat(low).isLessThan(high);
        Path file = results(M008 + ",CNY,1518.20,PAID,", M002 + ",CNY,6143.54,RETURNED,closed");
        assertThat(whileLowThenHighIsLocked(low, high, () -> take(file)).accepted())
                .isEqualTo(2);
        assertThat(List.of(status(M002), status(M008))).containsExactly("RETURNED", "PAID");
    }

    @Test
    @Timeout(120)
    void theAccountsOfPayoutsSentAgainAreLockedInTheOrderOfTheirIds() throws Exception {
        take(results(M008 + ",CNY,1518.20,RETURNED,closed", M002 + ",CNY,6143.54,RETURNED,closed"));
        long low = funds.id("M002.CNY.BALANCE");
        long high = funds.id("M008.CNY.BALANCE");
        List<String> again = whileLowThenHighIsLocked(
                low,
                high,
                () -> books.get(TransactionTemplate.class)
                        .execute(status -> books.get(PayoutDecisions.class)
                                .resend(List.of(M008, M002), new OperatorDecision("li", "checked", Books.SATURDAY))));
        assertThat(again).containsExactly(M008 + "-R2", M002 + "-R2");
    }

    private <T> T whileLowThenHighIsLocked(long low, long high, Callable<T> work) throws Exception {
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch locked = new CountDownLatch(1);
            Future<Boolean> other =
                    threads.run(() -> books.get(TransactionTemplate.class).execute(status -> {
                        books.get(Ledger.class).begin(List.of(low));
                        locked.countDown();
                        LockWaits.await(books);
                        return books.get(Ledger.class).begin(List.of(high)).isLocked(high);
                    }));
            locked.await();
            Future<T> done = threads.run(work);

            assertThat(other.get()).isTrue();
            return done.get();
        }
    }

    private Boolean whileLocked(String account, CountDownLatch locked, int waiting) {
        return books.get(TransactionTemplate.class).execute(status -> {
            books.get(Ledger.class).begin(List.of(funds.id(account)));
            locked.countDown();
            LockWaits.await(books, waiting);
            return true;
        });
    }

    private Path results(String... lines) throws IOException {
        return Files.writeString(
                Files.createTempFile(home, "results", ".csv"),
                "instruction_id,currency,amount,result,reason\n" + String.join("\n", lines) + "\n");
    }

    private FileImport.Result take(Path file) {
        return books.take(ImportKind.RESULTS, "lotus", file, Books.SATURDAY);
    }

    private String status(String instruction) {
        return books.jdbc()
                .queryForObject(
                        "SELECT status FROM payout_instruction WHERE instruction_id = ?", String.class, instruction);
    }
}
