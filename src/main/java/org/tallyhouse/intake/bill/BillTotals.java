package org.tallyhouse.intake.bill;

import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyhouse.database.BulkInsert;

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
        bulkInsert.update(
                "INSERT INTO bill_total (file_id, business_date, currency, batch, net_minor) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE net_minor = net_minor + VALUES(net_minor)",
                List.copyOf(netMinor.entrySet()),
                total -> new Object[] {
                    fileId,
                    total.getKey().date,
                    total.getKey().currency.getCurrencyCode(),
                    total.getKey().batch,
                    total.getValue()
                });
    }
}
