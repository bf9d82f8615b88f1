package org.tallyhouse.reconciliation.compare;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is being read on a thread, and so a connection, of its own. */
final class BackgroundRead<T> {
    private final CompletableFuture<T> result;

    private BackgroundRead(CompletableFuture<T> result) {
        this.result = result;
    }

    static <T> BackgroundRead<T> begin(Supplier<T> read) {
        return new BackgroundRead<>(CompletableFuture.supplyAsync(read, task -> new Thread(task, "aside").start()));
    }

    /** What went wrong there is thrown as it was. */
    T get() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
