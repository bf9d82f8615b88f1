package org.tallyhouse.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyhouse.database.DatabaseErrors;

/** Credits as fast as some threads can, for a while; the first part of it warms up and is not counted. */
record CreditLoad(CreditContender way, int threads, Duration duration) {
    private static final AtomicLong REFERENCES = new AtomicLong();

    /** One credit: when it began and how long it took. */
    record Call(long beganNanos, long tookNanos) {
        boolean overlaps(long fromNanos, long toNanos) {
            return beganNanos <= toNanos && beganNanos + tookNanos >= fromNanos;
        }
    }

    /** What came of it. */
    record Outcome(List<Call> calls, Duration duration, long all, long lockConflicts) {
        long perSecond() {
            return calls.size() * 1000L / duration.toMillis();
        }

        long p99Micros() {
            long[] sorted = calls.stream().mapToLong(Call::tookNanos).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100] / 1000;
        }
    }

    Outcome run() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long counting = System.nanoTime() + duration.toNanos() / 3;
        long end = counting + duration.toNanos();
        List<Future<Writer>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            futures.add(pool.submit(() -> new Writer(counting, end).write(way)));
        }
        List<Call> calls = new ArrayList<>();
        long all = 0;
        long conflicts = 0;
        for (Future<Writer> future : futures) {
            Writer writer = future.get();
            calls.addAll(writer.calls());
            all += writer.all;
            conflicts += writer.conflicts;
        }
        pool.shutdown();
        return new Outcome(calls, duration, all, conflicts);
    }

    /** What one thread does. */
    private static final class Writer {
        private final long counting;
        private final long end;
        private long[] times = new long[1024];
        private int size;
        private long all;
        private long conflicts;

        Writer(long counting, long end) {
            this.counting = counting;
            this.end = end;
        }

        Writer write(CreditContender way) throws SQLException {
            try (CreditContender.Session session = way.opening().open()) {
                for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
                    credit(session, began);
                }
            }
            return this;
        }

        private void credit(CreditContender.Session session, long began) throws SQLException {
            try {
                session.credit("bench-" + REFERENCES.incrementAndGet());
            } catch (SQLException | RuntimeException e) {
                if (!DatabaseErrors.isLockConflict(e)) {
                    throw e;
                }
                conflicts++;
                return;
            }
            all++;
            if (began >= counting) {
                if (size + 2 > times.length) {
                    times = Arrays.copyOf(times, times.length * 2);
                }
                times[size++] = began;
                times[size++] = System.nanoTime() - began;
            }
        }

        List<Call> calls() {
            List<Call> calls = new ArrayList<>(size / 2);
            for (int i = 0; i < size; i += 2) {
                calls.add(new Call(times[i], times[i + 1]));
            }
            return calls;
        }
    }
}
