package org.tallyhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Two nights of one date, started together by two processes' worth of wiring. */
@Tag("database")
class TwoNightsTest {
    @TempDir
    Path home;

    @Test
    void oneWorksTheOtherIsToldSoAndNothingIsDoneTwice() throws Exception {
        Pause pause = new Pause();
        ExecutorService first = Executors.newSingleThreadExecutor();
        try (Books setUp = Books.sampleFriday(home);
                Books working = Books.open(setUp.database(), home, pause);
                Books late = Books.open(setUp.database(), home, new Books.Watcher())) {
            Future<RunResult> night = first.submit(() -> working.night(Books.FRIDAY));
            pause.reached.await();
            RunResult refused = late.night(Books.FRIDAY);
            assertThat(refused.outcome()).isEqualTo(Outcome.HELD_ELSEWHERE);
            assertThat(refused.outcome().exitCode()).isEqualTo(6);
            assertThat(late.run("clearing", Books.FRIDAY).outcome()).isEqualTo(Outcome.HELD_ELSEWHERE);
            pause.goOn.countDown();
            assertThat(night.get().outcome()).isEqualTo(Outcome.DONE);
            assertThat(late.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(setUp.number("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION e JOIN BATCH_JOB_INSTANCE i"
                            + " ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID WHERE i.JOB_NAME = 'nightly'"))
                    .isEqualTo(1);
        } finally {
            pause.goOn.countDown();
            first.shutdown();
        }
    }

    /** Stops a night in the middle of clearing until told to go on. */
    private static final class Pause extends Books.Watcher {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public void started(String step) {
            if (step.equals("clearing.price")) {
                reached.countDown();
                await();
            }
        }

        private void await() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
