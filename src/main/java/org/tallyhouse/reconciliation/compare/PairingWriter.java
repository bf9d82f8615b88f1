package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.reconciliation.compare.RowPairing.Differing;
import org.tallyhouse.reconciliation.compare.RowPairing.Match;

/** Writes what pairing found, with multi-row inserts. */
@Component
class PairingWriter {
    private static final List<String> FIGURES = List.of(
            "our_count",
            "our_minor",
            "their_count",
            "their_minor",
            "matched_count",
            "matched_minor",
            "our_fee_minor",
            "their_fee_minor");

    private final BulkInsert bulk;

    PairingWriter(BulkInsert bulk) {
        this.bulk = bulk;
    }

    /** For whom and on which night. */
    record Night(String channel, LocalDate date) {}

    void write(Night night, List<Match> matches, List<Differing> differing) {
        matches(night, matches);
        tolerated(night, matches);
        differing(night, differing);
    }

    private void matches(Night night, List<Match> matches) {
        bulk.load("recon_match", List.of("id", "record_id", "business_date"), matches, match ->
                new Object[] {match.ours().get(0).rowId(), match.theirs().get(0).rowId(), night.date()});
        List<Part> parts = matches.stream().flatMap(PairingWriter::parts).toList();
        bulk.insert("recon_match_part", List.of("match_id", "id", "record_id", "business_date"), parts, part ->
                new @Nullable Object[] {part.matchId(), part.id(), part.recordId(), night.date()});
    }

    private record Part(
            long matchId, @Nullable Long id, @Nullable Long recordId) {}

    private static Stream<Part> parts(Match match) {
        if (match.ours().size() + match.theirs().size() == 2) {
            return Stream.empty();
        }
        long matchId = match.ours().get(0).rowId();
        return Stream.concat(
                match.ours().stream().skip(1).map(item -> new Part(matchId, item.rowId(), null)),
                match.theirs().stream().skip(1).map(item -> new Part(matchId, null, item.rowId())));
    }

    private void tolerated(Night night, List<Match> matches) {
        bulk.insert(
                "recon_tolerated",
                List.of("id", "channel", "currency", "business_date", "difference_minor"),
                matches.stream().filter(match -> match.differenceMinor() != 0).toList(),
                match -> new Object[] {
                    match.ours().get(0).rowId(),
                    night.channel(),
                    match.ours().get(0).currency(),
                    night.date(),
                    match.differenceMinor()
                });
    }

    /** Named by our transaction, which comes into a new break once a night at most. */
    private void differing(Night night, List<Differing> pairs) {
        bulk.insert(
                "recon_break",
                List.of(
                        "break_id",
                        "channel",
                        "business_date",
                        "class",
                        "id",
                        "record_id",
                        "our_amount_minor",
                        "their_amount_minor",
                        "difference_minor",
                        "currency",
                        "ages_on"),
                pairs,
                pair -> {
                    long ours = pair.ours().netMinor();
                    long theirs = pair.theirNetMinor();
                    return new Object[] {
                        "%s-%s-%s"
                                .formatted(
                                        night.date(),
                                        night.channel(),
                                        pair.ours().merchantReference()),
                        night.channel(),
                        night.date(),
                        pair.breakClass().name(),
                        pair.ours().rowId(),
                        pair.theirs().rowId(),
                        ours,
                        theirs,
                        Math.subtractExact(ours, theirs),
                        pair.ours().currency(),
                        night.date()
                    };
                });
    }

    /** Rows without another side wait; what counts nothing has nothing to wait for. */
    void waiting(Night night, String side, Collection<ComparedRow> items) {
        bulk.insert(
                "recon_waiting",
                List.of(
                        "side",
                        "row_id",
                        "channel",
                        "business_date",
                        "night",
                        "channel_reference",
                        "merchant_reference",
                        "type",
                        "currency",
                        "amount_minor",
                        "fee_minor",
                        "status",
                        "duplicate"),
                items.stream().filter(ComparedRow::counts).toList(),
                item -> new Object[] {
                    side,
                    item.rowId(),
                    night.channel(),
                    item.businessDate(),
                    night.date(),
                    item.channelReference(),
                    item.merchantReference(),
                    item.type(),
                    item.currency(),
                    item.amountMinor(),
                    item.feeMinor(),
                    item.status(),
                    item.duplicate()
                });
    }

    /** Adds a page's counts and sums to those of its date. */
    void totals(Night night, LocalDate businessDate, ComparedPage page, RowPairing pairing) {
        Map<String, long[]> sums = new TreeMap<>();
        page.ours().stream().filter(ComparedRow::counts).forEach(item -> add(sums, item, 0, 6));
        page.theirs().stream().filter(ComparedRow::counts).forEach(item -> add(sums, item, 2, 7));
        pairing.matches()
                .forEach(match ->
                        match.ours().stream().filter(ComparedRow::counts).forEach(item -> add(sums, item, 4)));
        addTotals(night.channel(), businessDate, sums);
    }

    /** What was matched of a date by other keys than its own references; minor units. */
    void matchedBesides(Night night, List<Match> matches) {
        Map<LocalDate, List<ComparedRow>> byDate = matches.stream()
                .flatMap(match -> match.ours().stream())
                .collect(Collectors.groupingBy(ComparedRow::businessDate, TreeMap::new, Collectors.toList()));
        byDate.forEach((date, items) -> {
            Map<String, long[]> sums = new TreeMap<>();
            items.forEach(item -> add(sums, item, 4));
            addTotals(night.channel(), date, sums);
        });
    }

    private static void add(Map<String, long[]> sums, ComparedRow item, int at, int feeAt) {
        add(sums, item, at);
        long[] ofCurrency = sums.get(item.currency());
        ofCurrency[feeAt] = Math.addExact(ofCurrency[feeAt], item.feeMinor());
    }

    private static void add(Map<String, long[]> sums, ComparedRow item, int at) {
        long[] ofCurrency = sums.computeIfAbsent(item.currency(), key -> new long[FIGURES.size()]);
        ofCurrency[at]++;
        ofCurrency[at + 1] = Math.addExact(ofCurrency[at + 1], item.netMinor());
    }

    private void addTotals(String channel, LocalDate businessDate, Map<String, long[]> sums) {
        String sql =
                "INSERT INTO recon_total (channel, business_date, currency, %s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                .formatted(String.join(", ", FIGURES))
                        + FIGURES.stream()
                                .map(figure -> "%s = %s + VALUES(%s)".formatted(figure, figure, figure))
                                .collect(Collectors.joining(", ", " ON DUPLICATE KEY UPDATE ", ""));
        bulk.update(sql, List.copyOf(sums.entrySet()), entry -> {
            long[] sum = entry.getValue();
            return new Object[] {
                channel, businessDate, entry.getKey(), sum[0], sum[1], sum[2], sum[3], sum[4], sum[5], sum[6], sum[7]
            };
        });
    }
}
