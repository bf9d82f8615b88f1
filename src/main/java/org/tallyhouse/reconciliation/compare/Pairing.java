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
final class Pairing {
    private final Function<String, Tolerance> tolerances;
    private final List<Match> matches = new ArrayList<>();
    private final List<Differing> differing = new ArrayList<>();
    private final List<Item> oursAlone = new ArrayList<>();
    private final List<Item> theirsAlone = new ArrayList<>();

    /** @param tolerances by currency */
    Pairing(Function<String, Tolerance> tolerances) {
        this.tolerances = tolerances;
    }

    /** Rows that agree: one of each, or one of one side and several of the other. */
    record Match(List<Item> ours, List<Item> theirs) {

        /** Ours less theirs, what a tolerance let pass; minor units. */
        long differenceMinor() {
            return Math.subtractExact(sum(ours, Item::netMinor), sum(theirs, Item::netMinor));
        }
    }

    /** Two rows of one key that differ. */
    record Differing(Item ours, Item theirs) {

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

    List<Item> oursAlone() {
        return oursAlone;
    }

    /** Those behind the first of a key and type that ours has too are duplicates. */
    List<Item> theirsAlone() {
        return theirsAlone;
    }

    /** Rows of one key and type, in the order of their ids. */
    void pair(List<Item> ours, List<Item> theirs) {
        if (ours.size() == 1 && theirs.size() == 1) {
            pairOne(ours.get(0), theirs.get(0));
            return;
        }
        Deque<Item> ourRest = new ArrayDeque<>(ours);
        Deque<Item> theirRest = new ArrayDeque<>(theirs);
        pairEqual(ourRest, theirRest);
        pairSums(ourRest, theirRest);
        while (!ourRest.isEmpty() && !theirRest.isEmpty()) {
            pairOne(ourRest.remove(), theirRest.remove());
        }
        oursAlone.addAll(ourRest);
        boolean known = !ours.isEmpty();
        for (Item item : theirRest) {
            theirsAlone.add(known ? asDuplicate(item) : item);
            known = true;
        }
    }

    private void pairOne(Item ours, Item theirs) {
        if (tolerances.apply(ours.currency()).covers(ours, theirs)) {
            matches.add(new Match(List.of(ours), List.of(theirs)));
        } else {
            differing.add(new Differing(ours, theirs));
        }
    }

    private void pairEqual(Deque<Item> ours, Deque<Item> theirs) {
        Map<Content, Deque<Item>> byContent =
                theirs.stream().collect(Collectors.groupingBy(Content::of, HashMap::new, queue()));
        Map<Long, Item> used = new HashMap<>();
        for (Iterator<Item> iterator = ours.iterator(); iterator.hasNext(); ) {
            Item item = iterator.next();
            Deque<Item> equal = byContent.get(Content.of(item));
            if (equal != null && !equal.isEmpty()) {
                Item other = equal.remove();
                matches.add(new Match(List.of(item), List.of(other)));
                used.put(other.rowId(), other);
                iterator.remove();
            }
        }
        theirs.removeIf(item -> used.containsKey(item.rowId()));
    }

    private static Collector<Item, ?, Deque<Item>> queue() {
        return Collectors.toCollection(ArrayDeque::new);
    }

    /** Our one payment is several rows of the bill, or the reverse. */
    private void pairSums(Deque<Item> ours, Deque<Item> theirs) {
        boolean oneToMany = ours.size() == 1 && theirs.size() > 1 || ours.size() > 1 && theirs.size() == 1;
        if (!oneToMany || !isAddable(ours, theirs)) {
            return;
        }
        Item first = ours.element();
        boolean agree = tolerances
                .apply(first.currency())
                .covers(
                        first,
                        sum(ours, Item::amountMinor),
                        sum(ours, Item::feeMinor),
                        theirs.element(),
                        sum(theirs, Item::amountMinor),
                        sum(theirs, Item::feeMinor));
        if (agree) {
            matches.add(new Match(List.copyOf(ours), List.copyOf(theirs)));
            ours.clear();
            theirs.clear();
        }
    }

    private static boolean isAddable(Deque<Item> ours, Deque<Item> theirs) {
        String currency = ours.element().currency();
        return ours.stream().allMatch(item -> item.counts() && item.currency().equals(currency))
                && theirs.stream()
                        .allMatch(item -> item.counts() && item.currency().equals(currency));
    }

    private static long sum(Iterable<Item> items, ToLongFunction<Item> minor) {
        long sum = 0;
        for (Item item : items) {
            sum = Math.addExact(sum, minor.applyAsLong(item));
        }
        return sum;
    }

    private static Item asDuplicate(Item item) {
        return new Item(
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
        static Content of(Item item) {
            return new Content(item.currency(), item.status(), item.amountMinor(), item.counts() ? item.feeMinor() : 0);
        }
    }
}
