package org.tallyhouse;

import java.time.Duration;

/** Lets one thread of a test go on when another one waits for a lock in the database. */
public final class LockWaits {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The server refreshes what it tells of transactions only if it was not asked for a tenth of a second. */
    private static final long PAUSE_MILLIS = 150;

    private static final String WAITING = """
            SELECT COUNT(*)
            FROM information_schema.innodb_trx t
            JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE t.trx_state = 'LOCK WAIT' AND p.db = ?
            """;

    private LockWaits() {}

    /** Returns when a transaction of these books waits; fails the test if none ever does. */
    public static void await(Books books) {
        await(books, 1);
    }

    public static void await(Books books, int waiting) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (waiting(books) < waiting) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("fewer than %d transactions wait for a lock".formatted(waiting));
            }
        }
    }

    /** One test at a time asks: two that take turns would never let the server refresh. */
    private static synchronized long waiting(Books books) {
        pause();
        return books.number(WAITING, books.database().schema());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
