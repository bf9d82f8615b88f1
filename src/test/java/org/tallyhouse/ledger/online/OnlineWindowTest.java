package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.LockWaits;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.TestLedger;

/** Buffered credits and cutover side by side: a closed window is complete, and nothing is lost at its edge. */
@Tag("database")
@Timeout(120)
class OnlineWindowTest {
    @TempDir
    private Path home;

    private Books books;
    private OnlineShop shop;

    @BeforeEach
    void open() {
        books = Books.empty(home);
        shop = new OnlineShop(books);
    }

    @AfterEach
    void close() {
        assertThat(shop.books.broken()).isEmpty();
        books.close();
    }

    @Test
    void cutoverWaitsForACreditThatIsNotCommittedYet() throws Exception {
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch inserted = new CountDownLatch(1);
            Future<Receipt> credit = threads.run(() -> shop.run(connection -> {
                Receipt receipt = shop.ledger.bufferedCredit(connection, credit(1));
                inserted.countDown();
                LockWaits.await(books);
                return receipt;
            }));
            inserted.await();

            shop.books.cutOver();

            assertThat(credit.get().businessDate()).isEqualTo(Books.FRIDAY);
            assertThat(windows()).containsExactly(20260213001L);
        }
    }

    /** While cutover waits for it, a transaction goes on with other calls, which read the window in other ways. */
    @Test
    void cutoverDoesNotDeadlockWithATransactionOfSeveralCalls() throws Exception {
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch inserted = new CountDownLatch(1);
            AtomicInteger tries = new AtomicInteger();
            Future<Receipt> calls = threads.run(() -> shop.run(connection -> {
                tries.incrementAndGet();
                shop.ledger.bufferedCredit(connection, credit(2));
                inserted.countDown();
                LockWaits.await(books);
                shop.ledger.debit(connection, shop.movement(shop.first("PENDING"), shop.channel("RECEIVABLE"), 1));
                return shop.ledger.bufferedCredit(connection, credit(1));
            }));
            inserted.await();

            shop.books.cutOver();

            assertThat(calls.get().businessDate()).isEqualTo(Books.FRIDAY);
            assertThat(tries).hasValue(1);
            assertThat(windows()).containsExactly(20260213001L);
        }
    }

    @Test
    void aCreditThatWaitsForCutoverCountsForTheNextDate() throws Exception {
        shop.buffer(credit(1));
        try (TestThreads threads = new TestThreads()) {
            CountDownLatch cut = new CountDownLatch(1);
            Future<Boolean> cutover = threads.run(() -> shop.books.inTransaction(() -> {
                shop.books.windows().cutOver(Books.FRIDAY, TestLedger.EVERY_DAY);
                cut.countDown();
                LockWaits.await(books);
                return true;
            }));
            cut.await();

            Receipt receipt = shop.buffer(credit(2));

            assertThat(cutover.get()).isTrue();
            assertThat(receipt.businessDate()).isEqualTo(Books.SATURDAY);
            assertThat(windows()).containsExactly(20260213001L, 20260214001L);
        }
    }

    /** Credits of many threads in few inserts, over a cutover, some twice and some refused. */
    @Test
    void aWriterAnswersEachCreditAsIfItWereAlone() throws Exception {
        List<Movement> movements = new ArrayList<>();
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        try (BufferedCreditWriter writer = new BufferedCreditWriter(books.get(DataSource.class), shop.ledger, 2)) {
            for (int i = 0; i < 2_000; i++) {
                movements.add(i % 10 == 9 ? movements.get(i - 1) : i % 10 == 5 ? unknown() : credit(1));
                answers.add(writer.credit(movements.get(i)));
                if (i == 1_000) {
                    assertThat(answers.get(0).get().businessDate()).isEqualTo(Books.FRIDAY);
                    shop.books.cutOver();
                }
            }
            for (int i = 0; i < answers.size(); i++) {
                if (i % 10 == 5) {
                    assertThat(refusal(answers.get(i))).isEqualTo(LedgerException.Reason.UNKNOWN_ACCOUNT);
                } else {
                    assertThat(answers.get(i).get().reference())
                            .isEqualTo(movements.get(i).reference());
                }
                if (i % 10 == 9) {
                    assertThat(answers.get(i).get())
                            .isEqualTo(answers.get(i - 1).get());
                }
            }
            Movement reused = new Movement(
                    movements.get(0).reference(), shop.channel("RECEIVABLE"), shop.first("PENDING"), 7, "CNY");
            assertThat(refusal(writer.credit(reused))).isEqualTo(LedgerException.Reason.REFERENCE_REUSED);
            books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE code = ?", shop.first("PENDING"));
            assertThat(refusal(writer.credit(credit(1)))).isEqualTo(LedgerException.Reason.ACCOUNT_BLOCKED);
        }

        assertThat(shop.balance(shop.first("PENDING")).effectiveMinor()).isEqualTo(1_600);
        assertThat(windows()).containsExactly(20260213001L, 20260214001L);
        for (LocalDate date : List.of(Books.FRIDAY, Books.SATURDAY)) {
            assertThat(answers.stream()
                            .filter(answer -> !answer.isCompletedExceptionally())
                            .map(answer -> answer.join())
                            .filter(receipt -> receipt.businessDate().equals(date))
                            .map(Receipt::reference)
                            .distinct()
                            .count())
                    .isEqualTo(books.number(
                            "SELECT COUNT(*) FROM buffered_credit JOIN posting_window USING (window_id)"
                                    + " WHERE business_date = ?",
                            date));
        }
    }

    private Movement credit(long amountMinor) {
        return shop.movement(shop.channel("RECEIVABLE"), shop.first("PENDING"), amountMinor);
    }

    private Movement unknown() {
        return shop.movement(shop.channel("RECEIVABLE"), "NOBODY.CNY.PENDING", 1);
    }

    private List<Long> windows() {
        return books.jdbc().queryForList("SELECT DISTINCT window_id FROM buffered_credit ORDER BY 1", Long.class);
    }

    private static LedgerException.Reason refusal(CompletableFuture<Receipt> answer) throws InterruptedException {
        try {
            answer.get();
            throw new AssertionError("it was not refused");
        } catch (ExecutionException e) {
            return ((LedgerException) e.getCause()).reason();
        }
    }
}
