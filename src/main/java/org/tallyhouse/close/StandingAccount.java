package org.tallyhouse.close;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyhouse.calendar.AgeBucket;
import org.tallyhouse.ledger.AccountKind;

/** What stands in one account, summed over its items; minor units on the account's normal side. */
final class StandingAccount {
    private final StandingItem first;
    private final LocalDate date;
    private final Map<AgeBucket, Long> byAge = new EnumMap<>(AgeBucket.class);
    private final Map<String, Long> byCause = new TreeMap<>();
    private LocalDate since;
    private long amountMinor;
    private long itemCount;

    StandingAccount(StandingItem first, LocalDate date) {
        this.first = first;
        this.date = date;
        this.since = first.since();
    }

    void add(StandingItem item) {
        long minor = item.onNormalSide();
        amountMinor = Math.addExact(amountMinor, minor);
        itemCount++;
        byAge.merge(AgeBucket.of(item.ageDays(date)), minor, Math::addExact);
        byCause.merge(item.cause(), 1L, Math::addExact);
        since = item.since().isBefore(since) ? item.since() : since;
    }

    String code() {
        return first.code();
    }

    String currency() {
        return first.currency();
    }

    long amountMinor() {
        return amountMinor;
    }

    long itemCount() {
        return itemCount;
    }

    LocalDate since() {
        return since;
    }

    long days() {
        return ChronoUnit.DAYS.between(since, date);
    }

    /** 0 where nothing is of that age. */
    long amountMinor(AgeBucket bucket) {
        return byAge.getOrDefault(bucket, 0L);
    }

    /** In words, for people. */
    String why() {
        if (first.kind() == AccountKind.SUSPENSE) {
            return causes(byCause);
        }
        if (first.kind() == AccountKind.UNIDENTIFIED) {
            return itemCount + (itemCount == 1 ? " bank line" : " bank lines") + " nobody has claimed" + doubts();
        }
        return "since " + first.why();
    }

    /** Of lines that name payouts they do not fit. */
    private String doubts() {
        Map<String, Long> doubts = new TreeMap<>(byCause);
        doubts.remove("bank line");
        return doubts.isEmpty() ? "" : ", " + causes(doubts);
    }

    /** The most frequent first. */
    private static String causes(Map<String, Long> byCause) {
        return byCause.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(cause -> cause.getValue() + " " + cause.getKey())
                .collect(Collectors.joining(", "));
    }
}
