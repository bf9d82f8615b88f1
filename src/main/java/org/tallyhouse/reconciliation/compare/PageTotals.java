package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;

/** What some rows of a channel's date come to, by currency; they are added to those of the pages before. */
final class PageTotals {
    private final String channel;
    private final LocalDate businessDate;
    private final Map<String, Total> byCurrency = new TreeMap<>();

    PageTotals(String channel, LocalDate businessDate) {
        this.channel = channel;
        this.businessDate = businessDate;
    }

    void addOurs(ComparedRow row) {
        of(row).ours.add(row);
    }

    void addTheirs(ComparedRow row) {
        of(row).theirs.add(row);
    }

    /** Of both sides of a match, ours counts. */
    void addMatched(ComparedRow row) {
        of(row).matched.add(row);
    }

    void write(BulkInsert bulk) {
        BulkTable<Total> reconTotal = BulkTable.<Total>named("recon_total")
                .with("channel", total -> channel)
                .with("business_date", total -> businessDate)
                .with("currency", total -> total.currency)
                .adding("our_count", total -> total.ours.count)
                .adding("our_minor", total -> total.ours.netMinor)
                .adding("their_count", total -> total.theirs.count)
                .adding("their_minor", total -> total.theirs.netMinor)
                .adding("matched_count", total -> total.matched.count)
                .adding("matched_minor", total -> total.matched.netMinor)
                .adding("our_fee_minor", total -> total.ours.feeMinor)
                .adding("their_fee_minor", total -> total.theirs.feeMinor);
        bulk.add(reconTotal, List.copyOf(byCurrency.values()));
    }

    private Total of(ComparedRow row) {
        return byCurrency.computeIfAbsent(row.currency(), Total::new);
    }

    private static final class Total {
        private final String currency;
        private final Sum ours = new Sum();
        private final Sum theirs = new Sum();
        private final Sum matched = new Sum();

        Total(String currency) {
            this.currency = currency;
        }
    }

    private static final class Sum {
        private long count;
        private long netMinor;
        private long feeMinor;

        void add(ComparedRow row) {
            count++;
            netMinor = Math.addExact(netMinor, row.netMinor());
            feeMinor = Math.addExact(feeMinor, row.feeMinor());
        }
    }
}
