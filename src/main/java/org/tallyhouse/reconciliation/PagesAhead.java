package org.tallyhouse.reconciliation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.reconciliation.ReconciliationMapper.Side;

/**
 * Has the next page read while one is written, on a thread and a connection of its own. What both sides counted for
 * a date does not change in a run; a page that another run read is not taken.
 */
final class PagesAhead {
    private @Nullable Ahead ahead;

    /** Where a page begins: behind a key of a side; the run it is for. */
    record PagePlace(long executionId, Side side, String after) {
        PagePlace next(Page page) {
            return new PagePlace(executionId, side, page.through());
        }
    }

    private record Ahead(PagePlace place, CompletableFuture<Page> page) {}

    /** The page at a place, and begins to read the one behind it. */
    Page take(PagePlace place, Function<PagePlace, Page> read) {
        Ahead next = ahead;
        Page page = next != null && next.place.equals(place) ? joined(next.page) : read.apply(place);
        ahead = page.hasMore() ? begin(place.next(page), read) : null;
        return page;
    }

    private static Ahead begin(PagePlace place, Function<PagePlace, Page> read) {
        return new Ahead(
                place,
                CompletableFuture.supplyAsync(
                        () -> read.apply(place), task -> new Thread(task, "pages-ahead").start()));
    }

    private static Page joined(CompletableFuture<Page> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
