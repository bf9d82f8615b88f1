package org.tallyhouse.reconciliation.compare;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Side;

/**
 * Has the next page read and paired while one is written, on a thread and a connection of its own. What both sides counted for
 * a date does not change in a run; a page that another run read is not taken.
 */
final class PagesAhead {
    private @Nullable Ahead ahead;

    /** Where a page begins: behind a key of a side; the run it is for. */
    record PagePlace(long executionId, Side side, String after) {
        PagePlace next(ComparedPage page) {
            return new PagePlace(executionId, side, page.through());
        }
    }

    /** A page and what pairing its rows came to. */
    record Paired(ComparedPage page, RowPairing pairing) {}

    private record Ahead(PagePlace place, BackgroundRead<Paired> page) {}

    /** The page at a place, and begins to read the one behind it. */
    Paired take(PagePlace place, Function<PagePlace, Paired> read) {
        Ahead next = ahead;
        Paired paired = next != null && next.place.equals(place) ? next.page.get() : read.apply(place);
        ahead = paired.page().hasMore() ? begin(place.next(paired.page()), read) : null;
        return paired;
    }

    private static Ahead begin(PagePlace place, Function<PagePlace, Paired> read) {
        return new Ahead(place, BackgroundRead.begin(() -> read.apply(place)));
    }
}
