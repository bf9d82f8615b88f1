package org.tallyhouse.reconciliation.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.tallyhouse.reconciliation.compare.PagesAhead.PagePlace;
import org.tallyhouse.reconciliation.compare.PagesAhead.Paired;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Side;

class PagesAheadTest {
    private static final Side SIDE = new Side("cardnet", LocalDate.of(2026, 2, 13));

    private final Map<PagePlace, Integer> reads = new ConcurrentHashMap<>();
    private final PagesAhead pages = new PagesAhead();

    @Test
    void eachPageIsReadOnce() {
        take(place(1, ""));
        take(place(1, "1"));
        take(place(1, "11"));
        assertThat(reads)
                .containsExactlyInAnyOrderEntriesOf(Map.of(place(1, ""), 1, place(1, "1"), 1, place(1, "11"), 1));
    }

    @Test
    void aPageOfAnotherRunIsReadAgain() {
        take(place(1, "1"));
        take(place(2, "11"));
        assertThat(reads).containsEntry(place(2, "11"), 1);
    }

    @Test
    void whatGoesWrongAheadIsThrownWhereThePageIsAskedFor() {
        pages.take(place(1, ""), this::failingBehindTheFirst);
        assertThatIllegalStateException()
                .isThrownBy(() -> pages.take(place(1, "1"), this::failingBehindTheFirst))
                .withMessage("no connection");
    }

    private Paired failingBehindTheFirst(PagePlace place) {
        if (!place.after().isEmpty()) {
            throw new IllegalStateException("no connection");
        }
        return paired(place);
    }

    private void take(PagePlace place) {
        assertThat(pages.take(place, this::read).page()).isEqualTo(page(place));
    }

    private Paired read(PagePlace place) {
        reads.merge(place, 1, Integer::sum);
        return paired(place);
    }

    private static Paired paired(PagePlace place) {
        return new Paired(page(place), new RowPairing(currency -> MatchTolerance.NONE));
    }

    private static PagePlace place(long run, String after) {
        return new PagePlace(run, SIDE, after);
    }

    /** The third is the last. */
    private static ComparedPage page(PagePlace place) {
        return new ComparedPage(
                List.of(), List.of(), place.after() + "1", place.after().length() < 2);
    }
}
