package org.tallyhouse.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.Funds;
import org.tallyhouse.LockWaits;
import org.tallyhouse.Nights;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Settlement beside calls of the day that lock the same accounts in the order of their ids. */
@Tag("database")
class SettlementLocksTest {

    /** On Saturday M003 is settled through Friday, M002, whose accounts come before, through Saturday. */
    @Test
    @Timeout(180)
    void merchantsSettledThroughDifferentDatesAreLockedInTheOrderOfTheirIds(@TempDir Path home) throws Exception {
        try (Books books = Books.sample(home);
                TestThreads threads = new TestThreads()) {
            books.sampleDay(Books.FRIDAY);
            assertThat(books.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            books.sampleDay(Books.SATURDAY);
            Nights.runThrough(books, Books.SATURDAY, "reconciliation");
            long low = new Funds(books).id("M002.CNY.PENDING");
            long high = new Funds(books).id("M003.CNY.PENDING");
            assertThat(low).isLessThan(high);
            CountDownLatch locked = new CountDownLatch(1);
            Future<Boolean> call =
                    threads.run(() -> books.get(TransactionTemplate.class).execute(status -> {
                        books.get(Ledger.class).begin(List.of(low));
                        locked.countDown();
                        LockWaits.await(books);
                        return books.get(Ledger.class).begin(List.of(high)).isLocked(high);
                    }));
            locked.await();
            Future<RunResult> settlement = threads.run(() -> books.run("settlement", Books.SATURDAY));

            assertThat(call.get()).isTrue();
            assertThat(settlement.get().outcome()).isEqualTo(Outcome.DONE);
        }
    }
}
