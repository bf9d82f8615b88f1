package org.tallyhouse.clearing;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.pricing.RuleUsage;

/** What prices by volume have met, in the table fee_usage. */
final class UsageStore {
    private static final List<String> COLUMNS = List.of(
            "id",
            "party",
            "rule_id",
            "version",
            "business_date",
            "month",
            "merchant_id",
            "count_before",
            "amount_before_minor",
            "amount_minor");

    private final ClearingMapper mapper;
    private final BulkInsert bulkInsert;

    UsageStore(ClearingMapper mapper, BulkInsert bulkInsert) {
        this.mapper = mapper;
        this.bulkInsert = bulkInsert;
    }

    /** A transaction and what one of its rules met. */
    record UsageRow(long id, MonthlyVolumes.Taken taken) {}

    /** A statement per rule and month. */
    Map<MonthlyVolumes.Key, RuleUsage> read(Set<MonthlyVolumes.Key> keys) {
        Map<String, Map<YearMonth, List<String>>> merchants = keys.stream()
                .collect(Collectors.groupingBy(
                        MonthlyVolumes.Key::ruleId,
                        TreeMap::new,
                        Collectors.groupingBy(
                                MonthlyVolumes.Key::month,
                                Collectors.mapping(MonthlyVolumes.Key::merchantId, Collectors.toList()))));
        Map<MonthlyVolumes.Key, RuleUsage> read = new HashMap<>();
        merchants.forEach((ruleId, byMonth) -> byMonth.forEach((month, ids) -> mapper.usage(ruleId, month.atDay(1), ids)
                .forEach(row -> read.put(
                        new MonthlyVolumes.Key(ruleId, row.merchantId(), month),
                        new RuleUsage(row.count(), row.amountMinor())))));
        return read;
    }

    void write(List<UsageRow> rows) {
        bulkInsert.insert("fee_usage", COLUMNS, rows, row -> {
            MonthlyVolumes.Taken taken = row.taken();
            return new Object[] {
                row.id(),
                taken.rule().party().name(),
                taken.rule().ruleId(),
                taken.rule().version(),
                taken.priced().businessDate(),
                taken.priced().month().atDay(1),
                taken.priced().merchant().merchantId(),
                taken.before().count(),
                taken.before().amountMinor(),
                taken.priced().amountMinor()
            };
        });
    }
}
