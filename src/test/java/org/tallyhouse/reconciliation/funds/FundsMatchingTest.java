package org.tallyhouse.reconciliation.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.Books;
import org.tallyhouse.reconciliation.funds.FundsMatching.Claim;
import org.tallyhouse.reconciliation.funds.FundsMatching.Deposit;
import org.tallyhouse.reconciliation.funds.FundsMatching.Found;
import org.tallyhouse.reconciliation.funds.FundsMatching.Gap;
import org.tallyhouse.reconciliation.funds.FundsMatching.Match;

class FundsMatchingTest {

    /** A claim is day:minor, or batch@day:minor; a deposit day:minor, or day:minor:text; days are from Friday on. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            case | night | days | claims | deposits | found
            one for one | 1 | 2 | 0:100 | 1:100 | 0=1:100
            the oldest of the same | 2 | 2 | 0:100 1:100 | 2:100 | 0=2:100
            not before it is billed | 2 | 2 | 1:100 | 0:100 | ''
            several days in one | 3 | 5 | 0:100 1:50 2:7 | 3:157 | 0+1+2=3:157
            two in the middle | 3 | 5 | 0:100 1:50 2:7 | 3:57 | 1+2=3:57
            one in several | 3 | 5 | 0:100 | 1:60 2:40 | 0=1:60+2:40
            exact before sums | 3 | 5 | 0:100 1:50 2:150 | 3:150 | 2=3:150
            a batch that is named | 3 | 5 | 0:100 B1@1:100 | 3:100:pays-B1-today | B1=3:100
            a batch is a whole word | 3 | 5 | 0:100 B1@1:100 | 3:100:pays-B12 | 0=3:100
            a batch has no date | 3 | 5 | B1@2:100 | 1:100 | B1=1:100
            a refund day is collected | 3 | 5 | 0:-30 | 1:-30 | 0=1:-30
            netted with a refund day | 3 | 5 | 0:100 1:-30 | 2:70 | 0+1=2:70
            all, in pieces that fit no day | 3 | 5 | 0:100 1:50 2:7 | 2:90 3:67 | 0+1+2=2:90+3:67
            what cancels itself | 3 | 5 | B1@0:100 B1@1:-100 | | B1+B1=
            late | 3 | 2 | 0:100 | | missing 0
            not late yet | 2 | 2 | 0:100 | | ''
            never late | 99 | | 0:100 | | ''
            too little | 3 | 2 | 0:100 | 1:99 | differs 0 1:99
            too little, but late too | 4 | 2 | 0:100 | 3:99 | missing 0
            nobody knows why | 4 | 2 | | 1:99 | unexpected 1:99
            it may be explained yet | 3 | 2 | | 1:99 | ''
            the other direction is one difference | 4 | 2 | 0:100 | 1:-100 | differs 0 1:-100
            refunds netted with what is not billed yet | 4 | 2 | 0:-30 | 1:70 | differs 0 1:70
            the same direction first | 4 | 2 | 0:100 | 1:-30 2:99 | differs 0 2:99; unexpected 1:-30
            """)
    void findsWhatBelongsTogether(
            String ofCase,
            int night,
            @Nullable Integer days,
            @Nullable String claims,
            @Nullable String deposits,
            String found) {
        assertThat(text(FundsMatching.find(day(night), days, claims(claims), deposits(deposits))))
                .isEqualTo(found);
    }

    /** What stands in a break finds its other side later, and makes no second break. */
    @Test
    void aBreakIsLookedForButNotMadeAgain() {
        Claim late = new Claim(List.of(1L), day(0), "", 100, "missing");
        assertThat(text(FundsMatching.find(day(9), 2, List.of(late), List.of())))
                .isEmpty();
        assertThat(text(FundsMatching.find(day(9), 2, List.of(late), deposits("9:100"))))
                .isEqualTo("0=9:100");
        assertThat(text(FundsMatching.find(day(9), 2, List.of(late), deposits("1:99"))))
                .isEqualTo("unexpected 1:99");
    }

    /** Whatever there is: sums agree, nothing is used twice, and nothing that fits exactly is left. */
    @Test
    void nothingIsUsedTwiceAndNothingExactIsLeft() {
        Random random = new Random(20260213);
        for (int round = 0; round < 3_000; round++) {
            List<Claim> claims = new ArrayList<>();
            List<Deposit> deposits = new ArrayList<>();
            for (int i = 0; i < random.nextInt(8); i++) {
                claims.add(new Claim(List.of((long) i), day(random.nextInt(6)), "", 1 + random.nextInt(9), null));
            }
            for (int i = 0; i < random.nextInt(8); i++) {
                deposits.add(
                        new Deposit(100 + i, day(random.nextInt(8)), "line" + i, "", 1 + random.nextInt(20), null));
            }
            Integer days = random.nextBoolean() ? null : random.nextInt(4);

            Found found = FundsMatching.find(day(8), days, claims, deposits);

            Set<Object> used = new HashSet<>();
            for (Match match : found.matches()) {
                assertThat(match.claims().stream().mapToLong(Claim::minor).sum())
                        .isEqualTo(match.deposits().stream()
                                .mapToLong(Deposit::minor)
                                .sum());
                Stream.concat(match.claims().stream(), match.deposits().stream())
                        .forEach(each -> assertThat(used.add(each)).isTrue());
                match.claims().forEach(claim -> assertThat(match.deposits()).anyMatch(claim::mayBePaidBy));
            }
            List<Claim> left =
                    claims.stream().filter(claim -> !used.contains(claim)).toList();
            List<Deposit> unused =
                    deposits.stream().filter(deposit -> !used.contains(deposit)).toList();
            for (Claim claim : left) {
                assertThat(unused).noneMatch(deposit -> deposit.minor() == claim.minor() && claim.mayBePaidBy(deposit));
            }
            for (Gap gap : found.gaps()) {
                Stream.of(gap.claim(), gap.deposit())
                        .filter(each -> each != null)
                        .forEach(each -> assertThat(used.add(each)).isTrue());
            }
            assertThat(text(FundsMatching.find(day(8), days, reversed(claims), reversed(deposits))))
                    .isEqualTo(text(found));
        }
    }

    private static <T> List<T> reversed(List<T> all) {
        List<T> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }

    private static LocalDate day(int number) {
        return Books.FRIDAY.plusDays(number);
    }

    private static List<Claim> claims(@Nullable String text) {
        List<Claim> claims = new ArrayList<>();
        for (String each : words(text)) {
            String[] parts = each.split("[@:]");
            boolean batch = each.contains("@");
            claims.add(new Claim(
                    List.of((long) claims.size()),
                    day(Integer.parseInt(parts[batch ? 1 : 0])),
                    batch ? parts[0] : "",
                    Long.parseLong(parts[parts.length - 1]),
                    null));
        }
        return claims;
    }

    private static List<Deposit> deposits(@Nullable String text) {
        List<Deposit> deposits = new ArrayList<>();
        for (String each : words(text)) {
            String[] parts = each.split(":");
            deposits.add(new Deposit(
                    100 + deposits.size(),
                    day(Integer.parseInt(parts[0])),
                    each,
                    parts.length > 2 ? parts[2] : "",
                    Long.parseLong(parts[1]),
                    null));
        }
        return deposits;
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.trim().split(" +"));
    }

    private static String text(Found found) {
        return Stream.concat(
                        found.matches().stream()
                                .map(match -> match.claims().stream()
                                                .map(FundsMatchingTest::text)
                                                .collect(Collectors.joining("+"))
                                        + "="
                                        + match.deposits().stream()
                                                .map(FundsMatchingTest::text)
                                                .collect(Collectors.joining("+"))),
                        found.gaps().stream().map(FundsMatchingTest::text))
                .collect(Collectors.joining("; "));
    }

    private static String text(Gap gap) {
        String what = switch (gap.breakClass()) {
            case DEPOSIT_MISSING -> "missing";
            case DEPOSIT_UNEXPECTED -> "unexpected";
            default -> "differs";
        };
        return what
                + (gap.claim() == null ? "" : " " + text(gap.claim()))
                + (gap.deposit() == null ? "" : " " + text(gap.deposit()));
    }

    private static String text(Claim claim) {
        return claim.batch().isEmpty()
                ? Long.toString(Books.FRIDAY.until(claim.date()).getDays())
                : claim.batch();
    }

    private static String text(Deposit deposit) {
        return Books.FRIDAY.until(deposit.valueDate()).getDays() + ":" + deposit.minor();
    }
}
