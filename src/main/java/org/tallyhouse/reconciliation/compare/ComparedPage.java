package org.tallyhouse.reconciliation.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of both sides with the keys from one to another, every key whole: so much of a date as is worked on in one
 * commit. It is as long as its longest key at least.
 *
 * @param through the last key that is done with this page; where there is no more, of no meaning
 */
record ComparedPage(List<ComparedRow> ours, List<ComparedRow> theirs, String through, boolean hasMore) {

    /** Reads rows of one side whose keys are greater, in the order of key and id, as the database compares text. */
    @FunctionalInterface
    interface Source {
        List<ComparedRow> after(String key, int most);
    }

    /** Reads rows of both sides like that. */
    @FunctionalInterface
    interface Sources {
        Rows after(String key, int most);
    }

    record Rows(List<ComparedRow> ours, List<ComparedRow> theirs) {}

    static ComparedPage read(Source ours, Source theirs, String after, int rows) {
        return read((key, most) -> new Rows(ours.after(key, most), theirs.after(key, most)), after, rows);
    }

    static ComparedPage read(Sources both, String after, int rows) {
        for (int most = rows; ; most = Math.multiplyExact(most, 2)) {
            Rows read = both.after(after, most);
            List<ComparedRow> ourRows = read.ours();
            List<ComparedRow> theirRows = read.theirs();
            String cut = first(lastKey(ourRows, most), lastKey(theirRows, most));
            if (cut.isEmpty()) {
                return new ComparedPage(ourRows, theirRows, "", false);
            }
            // rows with the last key of a full read may go on behind it
            List<ComparedRow> oursWhole = before(ourRows, cut);
            List<ComparedRow> theirsWhole = before(theirRows, cut);
            String through = last(oursWhole, theirsWhole);
            if (!through.isEmpty()) {
                return new ComparedPage(oursWhole, theirsWhole, through, true);
            }
        }
    }

    /** Pairs what is in the page, key by key and type by type: both sides have the keys in one order. */
    void pair(RowPairing pairing) {
        int our = 0;
        int their = 0;
        while (our < ours.size() || their < theirs.size()) {
            String key = firstKey(our, their);
            int ourEnd = endOf(key, ours, our);
            int theirEnd = endOf(key, theirs, their);
            pair(ours.subList(our, ourEnd), theirs.subList(their, theirEnd), pairing);
            our = ourEnd;
            their = theirEnd;
        }
    }

    private String firstKey(int our, int their) {
        if (our == ours.size()) {
            return theirs.get(their).key();
        }
        String one = ours.get(our).key();
        return their == theirs.size() || compare(one, theirs.get(their).key()) <= 0
                ? one
                : theirs.get(their).key();
    }

    private static int endOf(String key, List<ComparedRow> items, int start) {
        int end = start;
        while (end < items.size() && items.get(end).key().equals(key)) {
            end++;
        }
        return end;
    }

    private static void pair(List<ComparedRow> ofOurs, List<ComparedRow> ofTheirs, RowPairing pairing) {
        if (ofOurs.size() + ofTheirs.size() == 1 || isOneOfEach(ofOurs, ofTheirs)) {
            pairing.pair(ofOurs, ofTheirs);
            return;
        }
        Map<String, List<ComparedRow>> ourTypes = byType(ofOurs);
        Map<String, List<ComparedRow>> theirTypes = byType(ofTheirs);
        Stream.concat(ofOurs.stream(), ofTheirs.stream())
                .map(ComparedRow::type)
                .distinct()
                .forEach(type ->
                        pairing.pair(ourTypes.getOrDefault(type, List.of()), theirTypes.getOrDefault(type, List.of())));
    }

    private static boolean isOneOfEach(List<ComparedRow> ofOurs, List<ComparedRow> ofTheirs) {
        return ofOurs.size() == 1
                && ofTheirs.size() == 1
                && ofOurs.get(0).type().equals(ofTheirs.get(0).type());
    }

    private static Map<String, List<ComparedRow>> byType(List<ComparedRow> items) {
        return items.stream().collect(Collectors.groupingBy(ComparedRow::type));
    }

    private static String lastKey(List<ComparedRow> rows, int most) {
        return rows.size() < most ? "" : rows.get(rows.size() - 1).key();
    }

    private static String first(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one + other;
        }
        return compare(one, other) <= 0 ? one : other;
    }

    private static String last(List<ComparedRow> ours, List<ComparedRow> theirs) {
        String one = ours.isEmpty() ? "" : ours.get(ours.size() - 1).key();
        String other = theirs.isEmpty() ? "" : theirs.get(theirs.size() - 1).key();
        return compare(one, other) >= 0 ? one : other;
    }

    private static List<ComparedRow> before(List<ComparedRow> rows, String cut) {
        int end = rows.size();
        while (end > 0 && compare(rows.get(end - 1).key(), cut) >= 0) {
            end--;
        }
        return rows.subList(0, end);
    }

    /** By code point, as the collation utf8mb4_bin does. */
    static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left != right) {
                boolean sameKind = Character.isSurrogate(left) == Character.isSurrogate(right);
                return sameKind ? Character.compare(left, right) : Character.isSurrogate(left) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
