package org.tallyhouse.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.Outputs;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.schedule.running.DrivenClock;

/** The machine's clock is set back and forward by an hour, from step to step and between two nights. */
@Tag("database")
class SteppingClockTest {
    private static final Instant START = Instant.parse("2026-02-14T00:30:00Z");

    @TempDir
    private Path home;

    @Test
    void nightsAreWhatTheyAreWithoutIt() throws IOException {
        DrivenClock clock = new DrivenClock(START);
        try (Books books = Books.sampleFriday(home);
                Books stepping = Books.open(books.database(), home, new Stepping(clock), clock)) {
            assertThat(stepping.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.DONE);
            assertIsAsEver(Books.FRIDAY);

            // before the first night began
            clock.set(START.minus(Duration.ofHours(1)));
            stepping.sampleDay(Books.SATURDAY);
            assertThat(stepping.night(Books.SATURDAY).outcome()).isEqualTo(Outcome.DONE);
            assertIsAsEver(Books.SATURDAY);

            assertThat(stepping.night(Books.FRIDAY).outcome()).isEqualTo(Outcome.ALREADY_DONE);
            assertThat(books.number("SELECT COUNT(*) FROM certificate")).isEqualTo(2);
        }
    }

    private void assertIsAsEver(LocalDate date) throws IOException {
        assertThat(Outputs.contents(home.resolve("out").resolve(date.toString())))
                .isEqualTo(Outputs.contents(Books.SAMPLES.resolve("expected").resolve(date.toString())));
    }

    /** An hour back, then an hour forward, at each step. */
    private static final class Stepping extends Books.Watcher {
        private final DrivenClock clock;
        private int steps;

        Stepping(DrivenClock clock) {
            this.clock = clock;
        }

        @Override
        public void started(String step) {
            clock.set(clock.instant().plus(Duration.ofHours(++steps % 2 == 0 ? 1 : -1)));
        }
    }
}
