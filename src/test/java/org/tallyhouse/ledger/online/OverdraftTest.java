package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.LedgerFixture;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * 64 threads drain one account at random sizes while credits come in and windows are posted: to the last
 * minor unit and not one further, and nobody is refused what is there.
 */
@Tag("database")
@Timeout(300)
class OverdraftTest extends LedgerFixture {
    private static final int THREADS = 64;
    private static final long OPENING = 20_000;

    @ParameterizedTest
    @CsvSource({"POSTED, 0", "POSTED, 700", "EFFECTIVE, 0", "EFFECTIVE, 700"})
    void anAccountIsDrainedToItsLimitAndNoFurther(Account.Guard guard, long limitMinor) throws Exception {
        try (DrainedAccount drain = new DrainedAccount(books, guard, limitMinor, THREADS);
                TestThreads threads = new TestThreads()) {
            drain.fund(OPENING);
            List<Future<Boolean>> working = new ArrayList<>();
            working.add(threads.run(drain::watch));
            for (int i = 0; i < THREADS; i++) {
                long seed = i;
                working.add(threads.run(() -> drain.drain(seed)));
            }
            try {
                for (int window = 0; window < 4; window++) {
                    creditAndPost(drain);
                }
            } finally {
                drain.nothingMoreComes();
            }
            for (Future<Boolean> worker : working) {
                assertThat(worker.get()).isTrue();
            }
            drain.assertDrained();
            assertThat(ledger.broken()).isEmpty();
        }
    }

    private void creditAndPost(DrainedAccount drain) {
        for (int i = 0; i < 30; i++) {
            drain.buffer(1 + i * 331 % 1_000);
        }
        LocalDate date = ledger.openDate();
        ledger.cutOver();
        assertThat(books.run("posting", date).outcome()).isEqualTo(Outcome.DONE);
        drain.allIsPosted();
    }
}
