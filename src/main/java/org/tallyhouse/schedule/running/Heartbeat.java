package org.tallyhouse.schedule.running;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that this process is alive, for what it runs and for the scheduler it is. */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int SECONDS = 5;

    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat of the schedule");
        thread.setDaemon(true);
        return thread;
    });
    private final Runnable beat;
    private final Runnable end;

    private Heartbeat(Runnable beat, Runnable end) {
        this.beat = beat;
        this.end = end;
    }

    /** Of a process that runs an entry. */
    public static Heartbeat ofRuns(ScheduleStore store, String owner) {
        return new Heartbeat(() -> store.with(schedule -> schedule.beatRuns(owner)), () -> {});
    }

    /** Of a scheduler. */
    public static Heartbeat ofScheduler(ScheduleStore store, String owner, Clock clock) {
        return new Heartbeat(
                () -> store.with(schedule -> {
                    schedule.forgetSchedulers();
                    schedule.beatScheduler(owner, ScheduleStore.utc(clock.instant()));
                    return schedule.beatRuns(owner);
                }),
                () -> store.with(schedule -> schedule.endScheduler(owner)));
    }

    private static void tried(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("the heartbeat of the schedule could not be written", e);
        }
    }

    /** Beats while the work goes on. */
    public <T> T during(Callable<T> work) throws Exception {
        heart.scheduleAtFixedRate(() -> tried(beat), 0, SECONDS, TimeUnit.SECONDS);
        try {
            return work.call();
        } finally {
            heart.shutdownNow();
            tried(end);
        }
    }
}
