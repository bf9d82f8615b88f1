package org.tallyhouse.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether this process was asked to stop. A run ends behind the commit it is in, as one that failed there, so the same
 * command resumes it.
 */
public final class StopRequest {
    private final CountDownLatch made = new CountDownLatch(1);
    private final AtomicInteger heeding = new AtomicInteger();

    public void make() {
        made.countDown();
    }

    public boolean isMade() {
        return made.getCount() == 0;
    }

    /** Waits until the process is asked to stop. */
    public void await() throws InterruptedException {
        made.await();
    }

    /** Does work that sees to it by itself that a stop asked for comes about. */
    public <T> T heededBy(Callable<T> work) throws Exception {
        heeding.incrementAndGet();
        try {
            return work.call();
        } finally {
            heeding.decrementAndGet();
        }
    }

    /** Otherwise the process is simply ended. */
    public boolean isHeeded() {
        return heeding.get() > 0;
    }

    /** @throws Stopped if the process was asked to stop */
    public void check() {
        if (isMade()) {
            throw new Stopped();
        }
    }

    /** A run ends because it was asked to. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("asked to stop; what was committed stays, and the same command resumes");
        }
    }
}
