package org.tallyhouse.reconciliation.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPairingTest {
    private static final MatchTolerance TWO = new MatchTolerance(2, 1);

    /** Rows as amount/fee, with a currency or status where it is not the usual one; ours are a b c, theirs A B C. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            ours                | theirs                  | outcome
            100/1               | 100/1                   | a=A
            100/1               | 102/1                   | a=A
            100/1               | 103/1                   | a#A AMOUNT_DIFF
            100/1               | 100/2                   | a=A
            100/1               | 100/3                   | a#A FEE_DIFF
            100/1               | 100/1/USD               | a#A CURRENCY_DIFF
            100/1               | 100/1/CNY/FAILED        | a#A STATUS_DIFF
            100/1/CNY/FAILED    | 100/9/CNY/FAILED        | a=A
            100/1               |                         | a-
                                | 100/1                   | -A
                                | 100/1 100/1             | -A -B+
            100/1               | 100/1 100/1             | a=A -B+
            100/1 100/1         | 100/1 100/1             | a=A b=B
            100/1 200/2         | 200/2 100/1             | a=B b=A
            100/1 100/1         | 100/1                   | a=A b-
            100/1 200/2         | 200/2                   | a- b=A
            100/1               | 60/1 40/0               | a=AB
            100/1               | 60/1 41/0               | a=AB
            100/1               | 60/1 43/0               | a#A AMOUNT_DIFF -B+
            60/1 40/0           | 100/1                   | ab=A
            60/1 40/0/USD       | 100/1                   | a#A AMOUNT_DIFF b-
            60/1 40/0 7/0       | 100/1 7/0               | ab=A c=B
            60/1 40/0/CNY/FAILED| 100/1                   | a#A AMOUNT_DIFF b-
            60/1 50/1           | 61/1 52/1               | a=A b=B
            """)
    void rowsOfOneKeyArePaired(String ours, String theirs, String outcome) {
        RowPairing pairing = new RowPairing(currency -> TWO);
        pairing.pair(items(ours), items(theirs));
        assertThat(told(pairing)).isEqualTo(outcome);
    }

    private static List<ComparedRow> items(String rows) {
        List<ComparedRow> items = new ArrayList<>();
        if (rows != null) {
            for (String row : rows.split(" ")) {
                String[] parts = row.split("/");
                items.add(item(
                        items.size(),
                        "K",
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        parts.length > 2 ? parts[2] : "CNY",
                        parts.length > 3 ? parts[3] : "SUCCESS"));
            }
        }
        return items;
    }

    private static ComparedRow item(long id, String key, long amount, long fee, String currency, String status) {
        return new ComparedRow(id, key, LocalDate.EPOCH, key, "", "PAYMENT", currency, amount, fee, status, false);
    }

    private static String told(RowPairing pairing) {
        Stream<String> matches =
                pairing.matches().stream().map(match -> names(match.ours(), 'a') + "=" + names(match.theirs(), 'A'));
        Stream<String> differing = pairing.differing().stream()
                .map(pair -> names(List.of(pair.ours()), 'a') + "#" + names(List.of(pair.theirs()), 'A') + " "
                        + pair.breakClass());
        Stream<String> ours = pairing.oursAlone().stream().map(item -> names(List.of(item), 'a') + "-");
        Stream<String> theirs = pairing.theirsAlone().stream()
                .map(item -> "-" + names(List.of(item), 'A') + (item.duplicate() ? "+" : ""));
        return String.join(
                " ",
                Stream.of(matches, differing, ours, theirs)
                        .flatMap(parts -> parts)
                        .sorted(Comparator.comparing((String part) -> part.startsWith("-"))
                                .thenComparing(Comparator.naturalOrder()))
                        .toList());
    }

    private static String names(List<ComparedRow> items, char first) {
        StringBuilder names = new StringBuilder();
        items.forEach(item -> names.append((char) (first + item.rowId())));
        return names.toString();
    }

    /** Whatever the pages, each row is used once, what is equal is never left apart, and no amount is lost. */
    @Test
    void pagesOfAnyLengthUseEachRowOnceAndLoseNoAmount() {
        Random random = new Random(20260213);
        for (int round = 0; round < 2_000; round++) {
            List<ComparedRow> ours = random(random);
            List<ComparedRow> theirs = random(random);
            String whole = told(ours, theirs, 1_000);
            assertThat(told(ours, theirs, 2 + random.nextInt(5))).isEqualTo(whole);
        }
    }

    private static List<ComparedRow> random(Random random) {
        List<ComparedRow> items = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            String key = Arrays.asList("A", "AB", "B", "\uFF5E", "\uD83D\uDE00").get(random.nextInt(5));
            long amount = 1 + random.nextInt(4);
            items.add(item(i, key, amount, random.nextInt(2), "CNY", random.nextInt(9) == 0 ? "FAILED" : "SUCCESS"));
        }
        items.sort(Comparator.comparing(ComparedRow::key, ComparedPage::compare).thenComparing(ComparedRow::rowId));
        return items;
    }

    private static String told(List<ComparedRow> ours, List<ComparedRow> theirs, int rows) {
        RowPairing pairing = new RowPairing(currency -> MatchTolerance.NONE);
        String after = "";
        ComparedPage page;
        do {
            page = ComparedPage.read(source(ours), source(theirs), after, rows);
            page.pair(pairing);
            after = page.through();
        } while (page.hasMore());
        requireEachRowOnce(pairing, ours, theirs);
        return new TreeSet<>(List.of(told(pairing).split(" "))) + " "
                + pairing.matches().size();
    }

    private static ComparedPage.Source source(List<ComparedRow> rows) {
        return (after, most) -> rows.stream()
                .filter(item -> ComparedPage.compare(item.key(), after) > 0)
                .limit(most)
                .toList();
    }

    private static void requireEachRowOnce(RowPairing pairing, List<ComparedRow> ours, List<ComparedRow> theirs) {
        List<ComparedRow> usedOurs = new ArrayList<>(pairing.oursAlone());
        List<ComparedRow> usedTheirs = new ArrayList<>(pairing.theirsAlone());
        pairing.matches().forEach(match -> {
            usedOurs.addAll(match.ours());
            usedTheirs.addAll(match.theirs());
            assertThat(match.differenceMinor()).isZero();
        });
        pairing.differing().forEach(pair -> {
            usedOurs.add(pair.ours());
            usedTheirs.add(pair.theirs());
        });
        assertThat(usedOurs).containsExactlyInAnyOrderElementsOf(ours);
        assertThat(usedTheirs.stream().map(ComparedRow::rowId))
                .containsExactlyInAnyOrderElementsOf(
                        theirs.stream().map(ComparedRow::rowId).toList());
        // nothing that is exactly equal is left on both sides
        Map<String, Integer> left = new HashMap<>();
        pairing.oursAlone().forEach(item -> left.merge(content(item), 1, Integer::sum));
        pairing.theirsAlone().forEach(item -> assertThat(left).doesNotContainKey(content(item)));
    }

    private static String content(ComparedRow item) {
        return item.key() + item.amountMinor() + "/" + item.feeMinor() + item.status();
    }
}
