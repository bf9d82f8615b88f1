package org.tallyhouse.clearing;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.pricing.RuleUsage;

/** What prices by volume have met, in the table fee_usage. */
final class UsageStore {
    private static final BulkTable<UsageRow> FEE_USAGE = BulkTable.<UsageRow>named("fee_usage")
            .with("id", UsageRow::id)
            .with("party", row -> row.taken().rule().party().name())
            .with("rule_id", row -> row.taken().rule().ruleId())
            .with("version", row -> row.taken().rule().version())
            .with("business_date", row -> row.taken().priced().businessDate())
            .with("month", row -> row.taken().priced().month().atDay(1))
            .with("merchant_id", row -> row.taken().priced().merchant().merchantId())
            .with("count_before", row -> row.taken().before().count())
            .with("amount_before_minor", row -> row.taken().before().amountMinor())
            .with("amount_minor", row -> row.taken().priced().amountMinor());

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
        bulkInsert.insert(FEE_USAGE, rows);
    }
}
