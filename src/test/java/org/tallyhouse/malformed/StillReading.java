package org.tallyhouse.malformed;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Says which input it is where a reader does not come to an end. */
final class StillReading {
    private static final int SECONDS = 20;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "still-reading");
        thread.setDaemon(true);
        return thread;
    });

    private final ScheduledFuture<?> told;

    StillReading(SuiteReader reader, long seed) {
        Thread reading = Thread.currentThread();
        told = CLOCK.schedule(() -> tell(reader, seed, reading), SECONDS, TimeUnit.SECONDS);
    }

    private static void tell(SuiteReader reader, long seed, Thread reading) {
        System.err.printf("%s has read input %d for %d seconds:%n", reader, seed, SECONDS);
        for (StackTraceElement line : reading.getStackTrace()) {
            System.err.println("    at " + line);
        }
    }

    void ends() {
        told.cancel(false);
    }
}
