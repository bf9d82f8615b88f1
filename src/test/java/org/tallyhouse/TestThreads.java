package org.tallyhouse;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads of a test, which have ended when the test goes on. */
public final class TestThreads implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 300;

    private final ExecutorService pool = Executors.newCachedThreadPool();

    public <T> Future<T> run(Callable<T> work) {
        return pool.submit(work);
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a thread of the test does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
