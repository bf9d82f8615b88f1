package org.tallyhouse.ledger;

import java.util.Map;
import java.util.TreeMap;

/** What the books must say after everything that was committed: plain sums, in no database. */
final class BooksModel {
    private final Map<Long, Long> posted = new TreeMap<>();
    private final Map<Long, Long> held = new TreeMap<>();
    private final Map<Long, Long> bufferedByWindow = new TreeMap<>();
    private final Map<Long, Long> buffered = new TreeMap<>();

    synchronized void transferred(long from, long to, long amountMinor) {
        posted.merge(from, -amountMinor, Math::addExact);
        posted.merge(to, amountMinor, Math::addExact);
    }

    synchronized void buffered(long window, long from, long to, long amountMinor) {
        bufferedByWindow.merge(window, amountMinor, Math::addExact);
        buffered.merge(from, -amountMinor, Math::addExact);
        buffered.merge(to, amountMinor, Math::addExact);
    }

    synchronized void held(long account, long amountMinor) {
        held.merge(account, amountMinor, Math::addExact);
    }

    /** Every buffered credit counts as posted from now on. */
    synchronized void allWindowsPosted() {
        buffered.forEach((account, amount) -> posted.merge(account, amount, Math::addExact));
        buffered.clear();
    }

    synchronized Map<Long, Long> bufferedByWindow() {
        return new TreeMap<>(bufferedByWindow);
    }

    synchronized long posted(long account) {
        return posted.getOrDefault(account, 0L);
    }

    synchronized long held(long account) {
        return held.getOrDefault(account, 0L);
    }
}
