package org.tallyhouse.reconciliation.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.tallyhouse.reconciliation.breaks.BreakClass;

/**
 * Pairs the rows of both sides that have one key and one type, each row at most once. First those that say exactly
 * the same, the first of ours with the first of theirs, so that identical lines which are meant all find their
 * own; then one with several whose sums agree; then what is left in order, as agreed within the tolerance or as
 * a difference.
 */
final class RowPairing {
    private final Function<String, MatchTolerance> tolerances;
    private final List<Match> matches = new ArrayList<>();
    private final List<Differing> differing = new ArrayList<>();
    private final List<ComparedRow> oursAlone = new ArrayList<>();
    private final List<ComparedRow> theirsAlone = new ArrayList<>();

    /** @param tolerances by currency */
    RowPairing(Function<String, MatchTolerance> tolerances) {
        this.tolerances = tolerances;
    }

    /** Rows that agree: one of each, or one of one side and several of the other. */
    record Match(List<ComparedRow> ours, List<ComparedRow> theirs) {

        /** Ours less theirs, what a tolerance let pass; minor units. */
        long differenceMinor() {
            return Math.subtractExact(sum(ours, ComparedRow::netMinor), sum(theirs, ComparedRow::netMinor));
        }
    }

    /** Two rows of one key that differ. */
    record Differing(ComparedRow ours, ComparedRow theirs) {

        BreakClass breakClass() {
            if (!ours.currency().equals(theirs.currency())) {
                return BreakClass.CURRENCY_DIFF;
            }
            if (!ours.status().equals(theirs.status())) {
                return BreakClass.STATUS_DIFF;
            }
            return ours.amountMinor() == theirs.amountMinor() ? BreakClass.FEE_DIFF : BreakClass.AMOUNT_DIFF;
        }

        /** Amounts in another currency cannot be subtracted. */
        long theirNetMinor() {
            return ours.currency().equals(theirs.currency()) ? theirs.netMinor() : 0;
        }
    }

    List<Match> matches() {
        return matches;
    }

    List<Differing> differing() {
        return differing;
    }

    List<ComparedRow> oursAlone() {
        return oursAlone;
    }

    /** Those behind the first of a key and type that ours has too are duplicates. */
    List<ComparedRow> theirsAlone() {
        return theirsAlone;
    }

    /** Rows of one key and type, in the order of their ids. */
    void pair(List<ComparedRow> ours, List<ComparedRow> theirs) {
        if (ours.size() == 1 && theirs.size() == 1) {
            pairOne(ours.get(0), theirs.get(0));
            return;
        }
        Deque<ComparedRow> ourRest = new ArrayDeque<>(ours);
        Deque<ComparedRow> theirRest = new ArrayDeque<>(theirs);
        pairEqual(ourRest, theirRest);
        pairSums(ourRest, theirRest);
        while (!ourRest.isEmpty() && !theirRest.isEmpty()) {
            pairOne(ourRest.remove(), theirRest.remove());
        }
        oursAlone.addAll(ourRest);
        boolean known = !ours.isEmpty();
        for (ComparedRow item : theirRest) {
            theirsAlone.add(known ? asDuplicate(item) : item);
            known = true;
        }
    }

    private void pairOne(ComparedRow ours, ComparedRow theirs) {
        if (tolerances.apply(ours.currency()).covers(ours, theirs)) {
            matches.add(new Match(List.of(ours), List.of(theirs)));
        } else {
            differing.add(new Differing(ours, theirs));
        }
    }

    private void pairEqual(Deque<ComparedRow> ours, Deque<ComparedRow> theirs) {
        Map<Content, Deque<ComparedRow>> byContent =
                theirs.stream().collect(Collectors.groupingBy(Content::of, HashMap::new, queue()));
        Map<Long, ComparedRow> used = new HashMap<>();
        for (Iterator<ComparedRow> iterator = ours.iterator(); iterator.hasNext(); ) {
            ComparedRow item = iterator.next();
            Deque<ComparedRow> equal = byContent.get(Content.of(item));
            if (equal != null && !equal.isEmpty()) {
                ComparedRow other = equal.remove();
                matches.add(new Match(List.of(item), List.of(other)));
                used.put(other.rowId(), other);
                iterator.remove();
            }
        }
        theirs.removeIf(item -> used.containsKey(item.rowId()));
    }

    private static Collector<ComparedRow, ?, Deque<ComparedRow>> queue() {
        return Collectors.toCollection(ArrayDeque::new);
    }

    /** Our one payment is several rows of the bill, or the reverse. */
    private void pairSums(Deque<ComparedRow> ours, Deque<ComparedRow> theirs) {
        boolean oneToMany = ours.size() == 1 && theirs.size() > 1 || ours.size() > 1 && theirs.size() == 1;
        if (!oneToMany || !isAddable(ours, theirs)) {
            return;
        }
        ComparedRow first = ours.element();
        boolean agree = tolerances
                .apply(first.currency())
                .covers(
                        first,
                        sum(ours, ComparedRow::amountMinor),
                        sum(ours, ComparedRow::feeMinor),
                        theirs.element(),
                        sum(theirs, ComparedRow::amountMinor),
                        sum(theirs, ComparedRow::feeMinor));
        if (agree) {
            matches.add(new Match(List.copyOf(ours), List.copyOf(theirs)));
            ours.clear();
            theirs.clear();
        }
    }

    private static boolean isAddable(Deque<ComparedRow> ours, Deque<ComparedRow> theirs) {
        String currency = ours.element().currency();
        return ours.stream().allMatch(item -> item.counts() && item.currency().equals(currency))
                && theirs.stream()
                        .allMatch(item -> item.counts() && item.currency().equals(currency));
    }

    private static long sum(Iterable<ComparedRow> items, ToLongFunction<ComparedRow> minor) {
        long sum = 0;
        for (ComparedRow item : items) {
            sum = Math.addExact(sum, minor.applyAsLong(item));
        }
        return sum;
    }

    private static ComparedRow asDuplicate(ComparedRow item) {
        return new ComparedRow(
                item.rowId(),
                item.key(),
                item.businessDate(),
                item.channelReference(),
                item.merchantReference(),
                item.type(),
                item.currency(),
                item.amountMinor(),
                item.feeMinor(),
                item.status(),
                true);
    }

    /** What must be the same; the fee of a row that counts nothing says nothing. */
    private record Content(String currency, String status, long amountMinor, long feeMinor) {
        static Content of(ComparedRow item) {
            return new Content(item.currency(), item.status(), item.amountMinor(), item.counts() ? item.feeMinor() : 0);
        }
    }
}
