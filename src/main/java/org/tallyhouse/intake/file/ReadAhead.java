package org.tallyhouse.intake.file;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Gets from a source one thing ahead of what is asked for, on a thread of its own, so that a file is read while
 * the database writes. The source is never asked twice at a time.
 */
final class ReadAhead<T> implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Supplier<T> source;
    private CompletableFuture<T> ahead;

    ReadAhead(Supplier<T> source) {
        this.source = source;
        this.ahead = CompletableFuture.supplyAsync(source, thread);
    }

    /** What went wrong in the source is thrown as it was there. */
    T next() {
        T next = joined();
        ahead = CompletableFuture.supplyAsync(source, thread);
        return next;
    }

    private T joined() {
        try {
            return ahead.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** When this returns, the source is not read any more. */
    @Override
    public void close() {
        ahead.exceptionally(e -> null).join();
        thread.shutdown();
    }
}
