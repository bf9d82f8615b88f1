package org.tallyhouse.ledger.online;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An account as the calls that were done say it must be. How far its buffered credits are posted is
 * not known, only that they are posted date by date; a balance that was seen tells more.
 */
final class AccountModel {
    private final NavigableMap<LocalDate, Long> buffered = new TreeMap<>();
    private LocalDate postedThrough = LocalDate.MIN;
    private long bookedMinor;
    private long heldMinor;

    void book(long amountMinor) {
        bookedMinor += amountMinor;
    }

    void buffer(LocalDate date, long amountMinor) {
        buffered.merge(date, amountMinor, Long::sum);
    }

    void hold(long amountMinor) {
        heldMinor += amountMinor;
    }

    void add(AccountModel other) {
        bookedMinor += other.bookedMinor;
        heldMinor += other.heldMinor;
        other.buffered.forEach(this::buffer);
    }

    long heldMinor() {
        return heldMinor;
    }

    Map<LocalDate, Long> buffered() {
        return buffered;
    }

    /** Posted as far as is known. */
    long leastPostedMinor() {
        return bookedMinor + sum(buffered.headMap(postedThrough, true));
    }

    /** With everything posted. */
    long allPostedMinor() {
        return bookedMinor + sum(buffered);
    }

    /** Learns a posted balance that was seen; false if the account cannot have had it. */
    boolean saw(long postedMinor) {
        long posted = leastPostedMinor();
        if (posted == postedMinor) {
            return true;
        }
        for (Map.Entry<LocalDate, Long> day :
                buffered.tailMap(postedThrough, false).entrySet()) {
            posted += day.getValue();
            if (posted == postedMinor) {
                postedThrough = day.getKey();
                return true;
            }
        }
        return false;
    }

    private static long sum(Map<LocalDate, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
}
