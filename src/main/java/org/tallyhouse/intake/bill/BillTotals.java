package org.tallyhouse.intake.bill;

import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;

/** What the rows of a bill come to by date, currency and batch: what the channel owes us for them, less its fees. */
final class BillTotals {
    private final Map<Key, Long> netMinor = new LinkedHashMap<>();

    private record Key(LocalDate date, Currency currency, String batch) {}

    /** A row that counts nothing makes its date known all the same. */
    void add(LocalDate date, Currency currency, String batch, long minor) {
        netMinor.merge(new Key(date, currency, batch), minor, Math::addExact);
    }

    /** Adds them to those of the commits before. */
    void write(long fileId, BulkInsert bulkInsert) {
        BulkTable<Map.Entry<Key, Long>> billTotal = BulkTable.<Map.Entry<Key, Long>>named("bill_total")
                .with("file_id", total -> fileId)
                .with("business_date", total -> total.getKey().date)
                .with("currency", total -> total.getKey().currency.getCurrencyCode())
                .with("batch", total -> total.getKey().batch)
                .adding("net_minor", Map.Entry::getValue);
        bulkInsert.add(billTotal, List.copyOf(netMinor.entrySet()));
    }
}
