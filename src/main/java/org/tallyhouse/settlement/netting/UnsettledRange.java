package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The transactions of some merchants in a currency after a date. As ranges with constant ends they are found in
 * the index: what was settled before is not read again, however long the history.
 */
public record UnsettledRange(String currency, LocalDate date, List<String> merchants) {
    private static final LocalDate BEFORE_ALL = LocalDate.of(1000, 1, 1);

    /** What is not settled: few ranges, as many merchants were last settled through the same date. */
    public static List<UnsettledRange> of(Collection<SettlementStanding> open) {
        Map<String, Map<LocalDate, List<String>>> found = new TreeMap<>();
        for (SettlementStanding each : open) {
            found.computeIfAbsent(each.currency(), currency -> new TreeMap<>())
                    .computeIfAbsent(
                            Objects.requireNonNullElse(each.settledThrough(), BEFORE_ALL), date -> new ArrayList<>())
                    .add(each.merchantId());
        }
        List<UnsettledRange> ranges = new ArrayList<>();
        found.forEach((currency, dates) ->
                dates.forEach((date, merchants) -> ranges.add(new UnsettledRange(currency, date, merchants))));
        return ranges;
    }
}
