package org.tallyhouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyhouse.LockWaits;
import org.tallyhouse.TestThreads;

/** Accounts are locked in id order, so whoever holds the first one gets the rest. */
@Tag("database")
class LockOrderTest extends LedgerFixture {
    @Test
    @Timeout(120)
    void aTransferFromTheHigherToTheLowerAccountWaitsForTheLower() throws Exception {
        long low = ledger.house();
        long high = ledger.house();

        whileLowThenHighIsLocked(low, high, () -> ledger.transfer(high, low, 100));

        assertThat(ledger.posted(low)).isEqualTo(100);
    }

    @Test
    @Timeout(120)
    void aCaptureFromTheHigherToTheLowerAccountWaitsForTheLower() throws Exception {
        long low = ledger.house();
        long high = ledger.funded(Account.Guard.POSTED, 0, 100);
        String hold = ledger.source();
        ledger.inTransaction(
                () -> ledger.holds().place(List.of(new Holds.Request(hold, high, 100, ledger.openDate(), "test"))));

        whileLowThenHighIsLocked(
                low,
                high,
                () -> ledger.inTransaction(
                        () -> ledger.holds().capture(Map.of(hold, low), JournalType.PAYOUT, ledger.openDate())));

        assertThat(ledger.posted(low)).isEqualTo(100);
    }

    /** Fails with a deadlock if the work holds the higher account while it waits for the lower one. */
    private void whileLowThenHighIsLocked(long low, long high, Runnable work) throws Exception {
        CountDownLatch lowIsLocked = new CountDownLatch(1);
        try (TestThreads threads = new TestThreads()) {
            Future<Long> other = threads.run(() -> ledger.inTransaction(() -> {
                ledger.ledger().begin(List.of(low));
                lowIsLocked.countDown();
                LockWaits.await(books);
                return ledger.ledger().begin(List.of(high)).postedMinor(high);
            }));
            lowIsLocked.await();
            Future<Boolean> done = threads.run(() -> {
                work.run();
                return true;
            });

            assertThat(other.get()).isNotNegative();
            assertThat(done.get()).isTrue();
        }
    }
}
