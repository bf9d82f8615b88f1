package org.tallyhouse.reconciliation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.reconciliation.ReconciliationMapper.BreakRow;
import org.tallyhouse.reconciliation.ReconciliationMapper.Summary;
import org.tallyhouse.run.Folders;

/** Writes what reconciliation found: breaks by channel, and one summary. */
@Component
final class ReconciliationFiles {
    private static final List<String> BREAK_COLUMNS = List.of(
            "break_id",
            "channel",
            "business_date",
            "class",
            "transaction_id",
            "channel_reference",
            "our_amount",
            "their_amount",
            "difference",
            "currency",
            "age_days",
            "status");
    private static final List<String> SUMMARY_COLUMNS = List.of(
            "channel",
            "currency",
            "our_count",
            "our_amount",
            "their_count",
            "their_amount",
            "matched_count",
            "matched_amount",
            "broken_count",
            "broken_amount",
            "deposit_expected",
            "deposit_seen",
            "reconciled");

    private final ReconciliationMapper mapper;
    private final Folders folders;

    ReconciliationFiles(ReconciliationMapper mapper, Folders folders) {
        this.mapper = mapper;
        this.folders = folders;
    }

    void write(LocalDate night) {
        Path folder = folders.out(night).resolve("reconciliation");
        for (String channel : mapper.channelsToReport(night)) {
            CsvOutput.write(
                    folder.resolve("breaks-%s-%s.csv".formatted(channel, night)),
                    BREAK_COLUMNS,
                    out -> mapper.forEachBreak(
                            channel, night, result -> write(out, channel, night, result.getResultObject())));
        }
        CsvOutput.write(
                folder.resolve("summary-%s.csv".formatted(night)),
                SUMMARY_COLUMNS,
                out -> mapper.summary(night).forEach(summary -> write(out, summary)));
    }

    private static void write(CsvOutput out, String channel, LocalDate night, BreakRow row) {
        out.row(
                row.breakId(),
                channel,
                row.businessDate(),
                row.breakClass(),
                row.transactionId() == null ? "" : row.transactionId(),
                row.channelReference(),
                Amounts.format(row.ourMinor(), row.currency()),
                Amounts.format(row.theirMinor(), row.currency()),
                Amounts.format(row.differenceMinor(), row.currency()),
                row.currency(),
                ChronoUnit.DAYS.between(row.businessDate(), night),
                row.status());
    }

    private static void write(CsvOutput out, Summary row) {
        String currency = row.currency();
        out.row(
                row.channel(),
                currency,
                row.ourCount(),
                Amounts.format(row.ourMinor(), currency),
                row.theirCount(),
                Amounts.format(row.theirMinor(), currency),
                row.matchedCount(),
                Amounts.format(row.matchedMinor(), currency),
                row.brokenCount(),
                Amounts.format(row.brokenMinor(), currency),
                Amounts.format(row.theirMinor(), currency),
                Amounts.format(row.depositSeenMinor(), currency),
                row.reconciled() ? "YES" : "NO");
    }
}
