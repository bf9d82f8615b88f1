package org.tallyhouse.reconciliation.funds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.reconciliation.breaks.BreakClass;

/**
 * Finds which deposits pay what a channel owes in one currency. An exact sum belongs together, in this order: what
 * cancels itself; the batch that the deposit names; one date or batch; several in a row in one deposit; several
 * deposits in a row for one; all that is open. Each is used once, the oldest first. What has not come in time is a break, with the
 * oldest deposit that came in its days if there is one.
 */
final class FundsMatching {
    private final LocalDate night;
    private final @Nullable Integer depositDays;
    private final List<Claim> claims;
    private final List<Deposit> deposits;
    private final List<Match> matches = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private FundsMatching(LocalDate night, @Nullable Integer depositDays, List<Claim> claims, List<Deposit> deposits) {
        this.night = night;
        this.depositDays = depositDays;
        this.claims = new ArrayList<>(claims);
        this.deposits = new ArrayList<>(deposits);
    }

    /** What is owed for a date, or for a batch; or what stands in one break. Minor units. */
    record Claim(
            List<Long> items,
            LocalDate date,
            String batch,
            long minor,
            @Nullable String breakId) {
        static final Comparator<Claim> OLDEST_FIRST = Comparator.comparing(Claim::date)
                .thenComparing(Claim::batch)
                .thenComparing(claim -> claim.items().get(0));

        /** What it is called: a batch is paid together, whatever the dates in it. */
        String key() {
            return batch.isEmpty() ? date.toString() : batch;
        }

        boolean mayBePaidBy(Deposit deposit) {
            return !batch.isEmpty() || !deposit.valueDate().isBefore(date);
        }
    }

    /** A line of a bank statement; minor units. */
    record Deposit(
            long item,
            LocalDate valueDate,
            String source,
            String text,
            long minor,
            @Nullable String breakId) {
        static final Comparator<Deposit> OLDEST_FIRST =
                Comparator.comparing(Deposit::valueDate).thenComparing(Deposit::item);

        boolean names(String batch) {
            int at = batch.isEmpty() ? -1 : text.indexOf(batch);
            return at >= 0 && isEdge(at - 1) && isEdge(at + batch.length());
        }

        private boolean isEdge(int at) {
            return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
        }
    }

    /** Claims and deposits of the same sum. */
    record Match(List<Claim> claims, List<Deposit> deposits) {}

    /** A claim that was not paid in time, a deposit that nothing explains, or both of different amounts. */
    record Gap(@Nullable Claim claim, @Nullable Deposit deposit) {

        BreakClass breakClass() {
            return claim == null
                    ? BreakClass.DEPOSIT_UNEXPECTED
                    : deposit == null ? BreakClass.DEPOSIT_MISSING : BreakClass.DEPOSIT_DIFF;
        }

        long claimedMinor() {
            return claim == null ? 0 : claim.minor();
        }

        long depositedMinor() {
            return deposit == null ? 0 : deposit.minor();
        }

        String name() {
            return claim == null && deposit != null ? deposit.source() : claim == null ? "" : claim.key();
        }
    }

    /** What a night finds. */
    record Found(List<Match> matches, List<Gap> gaps) {}

    /** @param depositDays calendar days in which money comes; null: nothing is ever late */
    static Found find(LocalDate night, @Nullable Integer depositDays, List<Claim> claims, List<Deposit> deposits) {
        FundsMatching matching = new FundsMatching(
                night,
                depositDays,
                claims.stream().sorted(Claim.OLDEST_FIRST).toList(),
                deposits.stream().sorted(Deposit.OLDEST_FIRST).toList());
        matching.cancel();
        matching.byBatch();
        matching.oneByOne();
        matching.severalInOne();
        matching.oneInSeveral();
        matching.everything();
        matching.gaps();
        return new Found(List.copyOf(matching.matches), List.copyOf(matching.gaps));
    }

    private void match(List<Claim> paid, List<Deposit> by) {
        List<Claim> ofClaims = List.copyOf(paid);
        List<Deposit> ofDeposits = List.copyOf(by);
        claims.removeAll(ofClaims);
        deposits.removeAll(ofDeposits);
        matches.add(new Match(ofClaims, ofDeposits));
    }

    private void cancel() {
        Map<String, List<Claim>> byKey =
                claims.stream().collect(Collectors.groupingBy(Claim::key, TreeMap::new, Collectors.toList()));
        for (List<Claim> ofKey : byKey.values()) {
            if (sum(ofKey, Claim::minor) == 0) {
                match(ofKey, List.of());
            }
        }
    }

    private void byBatch() {
        for (Deposit deposit : List.copyOf(deposits)) {
            claims.stream()
                    .filter(claim -> claim.minor() == deposit.minor() && deposit.names(claim.batch()))
                    .findFirst()
                    .ifPresent(claim -> match(List.of(claim), List.of(deposit)));
        }
    }

    private void oneByOne() {
        for (Deposit deposit : List.copyOf(deposits)) {
            claims.stream()
                    .filter(claim -> claim.minor() == deposit.minor() && claim.mayBePaidBy(deposit))
                    .findFirst()
                    .ifPresent(claim -> match(List.of(claim), List.of(deposit)));
        }
    }

    private void severalInOne() {
        for (Deposit deposit : List.copyOf(deposits)) {
            List<Claim> payable =
                    claims.stream().filter(claim -> claim.mayBePaidBy(deposit)).toList();
            List<Claim> run = run(payable, Claim::minor, deposit.minor());
            if (!run.isEmpty()) {
                match(run, List.of(deposit));
            }
        }
    }

    private void oneInSeveral() {
        for (Claim claim : List.copyOf(claims)) {
            List<Deposit> paying = deposits.stream().filter(claim::mayBePaidBy).toList();
            List<Deposit> run = run(paying, Deposit::minor, claim.minor());
            if (!run.isEmpty()) {
                match(List.of(claim), run);
            }
        }
    }

    /** Paid in pieces that fit no dates, but paid. */
    private void everything() {
        boolean square = !claims.isEmpty()
                && !deposits.isEmpty()
                && sum(claims, Claim::minor) == sum(deposits, Deposit::minor)
                && claims.stream().allMatch(claim -> claim.mayBePaidBy(deposits.get(deposits.size() - 1)));
        if (square) {
            match(claims, deposits);
        }
    }

    /** The neighbours that come to a sum, those that end first, of these the fewest; none if there are none. */
    private static <T> List<T> run(List<T> all, ToLongFunction<T> minor, long wanted) {
        Map<Long, Integer> lastPlaceOfSum = new HashMap<>();
        lastPlaceOfSum.put(0L, 0);
        long sum = 0;
        for (int end = 1; end <= all.size(); end++) {
            sum = Math.addExact(sum, minor.applyAsLong(all.get(end - 1)));
            Integer begin = lastPlaceOfSum.get(Math.subtractExact(sum, wanted));
            if (begin != null && begin < end) {
                return all.subList(begin, end);
            }
            lastPlaceOfSum.put(sum, end);
        }
        return List.of();
    }

    private void gaps() {
        if (depositDays == null) {
            return;
        }
        for (Claim claim : claims) {
            LocalDate due = claim.date().plusDays(depositDays);
            if (claim.breakId() == null && night.isAfter(due)) {
                Deposit paid = deposits.stream()
                        .filter(deposit -> deposit.breakId() == null
                                && claim.mayBePaidBy(deposit)
                                && !deposit.valueDate().isAfter(due))
                        .min(Comparator.comparing(
                                deposit -> Long.signum(deposit.minor()) != Long.signum(claim.minor())))
                        .orElse(null);
                deposits.remove(paid);
                gaps.add(new Gap(claim, paid));
            }
        }
        for (Deposit deposit : deposits) {
            if (deposit.breakId() == null && night.isAfter(deposit.valueDate().plusDays(depositDays))) {
                gaps.add(new Gap(null, deposit));
            }
        }
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> minor) {
        return all.stream().mapToLong(minor).reduce(0, Math::addExact);
    }
}
