package org.tallyhouse.reconciliation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.AgeBucket;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.reconciliation.ChannelBooksMapper.Book;
import org.tallyhouse.reconciliation.ReportMapper.Age;
import org.tallyhouse.reconciliation.ReportMapper.BreakRow;
import org.tallyhouse.reconciliation.ReportMapper.Summary;
import org.tallyhouse.reconciliation.funds.FundsMapper;
import org.tallyhouse.reconciliation.funds.FundsMapper.FundsItem;
import org.tallyhouse.run.HomeFolders;

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
    private static final List<String> AGE_COLUMNS =
            List.of("channel", "currency", "class", "business_date", "age_days", "band", "break_count", "difference");
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
            "reconciled",
            "match_rate");

    private static final List<String> FUNDS_COLUMNS = List.of(
            "channel",
            "currency",
            "side",
            "business_date",
            "batch",
            "source",
            "amount",
            "age_days",
            "status",
            "match",
            "break_id");
    private static final List<String> BOOK_COLUMNS = List.of(
            "channel",
            "currency",
            "receivable",
            "not_billed",
            "billed_not_paid",
            "paid_not_billed",
            "other",
            "in_breaks",
            "cost",
            "billed_cost");

    private final ReportMapper mapper;
    private final FundsMapper funds;
    private final ChannelBooksMapper books;
    private final HomeFolders folders;

    ReconciliationFiles(ReportMapper mapper, FundsMapper funds, ChannelBooksMapper books, HomeFolders folders) {
        this.mapper = mapper;
        this.funds = funds;
        this.books = books;
        this.folders = folders;
    }

    void write(LocalDate night) {
        Path folder = folders.out(night).resolve("reconciliation");
        for (String channel : mapper.channelsToReport(night)) {
            CsvOutput.writeForPeople(
                    folder.resolve("breaks-%s-%s.csv".formatted(channel, night)),
                    BREAK_COLUMNS,
                    out -> mapper.forEachBreak(
                            channel, night, result -> write(out, channel, night, result.getResultObject())));
        }
        CsvOutput.writeForPeople(
                folder.resolve("summary-%s.csv".formatted(night)),
                SUMMARY_COLUMNS,
                out -> mapper.summary(night).forEach(summary -> write(out, summary)));
        CsvOutput.writeForPeople(
                folder.resolve("ageing-%s.csv".formatted(night)),
                AGE_COLUMNS,
                out -> mapper.ages(night).forEach(age -> write(out, night, age)));
        CsvOutput.writeForPeople(
                folder.resolve("funds-%s.csv".formatted(night)),
                FUNDS_COLUMNS,
                out -> funds.forEach(night, result -> write(out, night, result.getResultObject())));
        CsvOutput.writeForPeople(
                folder.resolve("channels-%s.csv".formatted(night)),
                BOOK_COLUMNS,
                out -> books.books(night).forEach(book -> write(out, book)));
    }

    private static void write(CsvOutput out, LocalDate night, FundsItem item) {
        out.row(
                item.channel(),
                item.currency(),
                item.side(),
                item.businessDate(),
                item.batch(),
                item.source(),
                Amounts.format(item.amountMinor(), item.currency()),
                ChronoUnit.DAYS.between(item.businessDate(), night),
                item.status(),
                item.matchId() == null ? "" : item.matchId(),
                item.breakId() == null ? "" : item.breakId());
    }

    private static void write(CsvOutput out, Book book) {
        String currency = book.currency();
        out.row(
                book.channel(),
                currency,
                Amounts.format(book.receivableMinor(), currency),
                Amounts.format(book.unbilledMinor(), currency),
                Amounts.format(book.expectedMinor(), currency),
                Amounts.format(book.depositedMinor(), currency),
                Amounts.format(book.otherMinor(), currency),
                Amounts.format(book.suspenseMinor(), currency),
                Amounts.format(book.costMinor(), currency),
                Amounts.format(book.billedCostMinor(), currency));
    }

    private static void write(CsvOutput out, LocalDate night, Age age) {
        long days = ChronoUnit.DAYS.between(age.businessDate(), night);
        out.row(
                age.channel(),
                age.currency(),
                age.breakClass(),
                age.businessDate(),
                days,
                AgeBucket.of(days).days(),
                age.breakCount(),
                Amounts.format(age.differenceMinor(), age.currency()));
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
                row.reconciled() ? "YES" : "NO",
                matchRate(row));
    }

    /** The share of our rows that are matched, in percent; empty where we have none. */
    private static String matchRate(Summary row) {
        return row.ourCount() == 0
                ? ""
                : BigDecimal.valueOf(row.matchedCount())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(row.ourCount()), 2, RoundingMode.DOWN)
                        .toPlainString();
    }
}
