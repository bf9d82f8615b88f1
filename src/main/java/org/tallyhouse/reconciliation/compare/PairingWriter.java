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
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.reconciliation.compare.RowPairing.Differing;
import org.tallyhouse.reconciliation.compare.RowPairing.Match;

/** Writes what pairing found, with multi-row inserts. */
@Component
class PairingWriter {
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
        BulkTable<Match> reconMatch = BulkTable.<Match>named("recon_match")
                .with("id", match -> match.ours().get(0).rowId())
                .with("record_id", match -> match.theirs().get(0).rowId())
                .with("business_date", match -> night.date());
        bulk.load(reconMatch, matches);
        BulkTable<Part> reconMatchPart = BulkTable.<Part>named("recon_match_part")
                .with("match_id", Part::matchId)
                .with("id", Part::id)
                .with("record_id", Part::recordId)
                .with("business_date", part -> night.date());
        bulk.insert(
                reconMatchPart, matches.stream().flatMap(PairingWriter::parts).toList());
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
        BulkTable<Match> reconTolerated = BulkTable.<Match>named("recon_tolerated")
                .with("id", match -> match.ours().get(0).rowId())
                .with("channel", match -> night.channel())
                .with("currency", match -> match.ours().get(0).currency())
                .with("business_date", match -> night.date())
                .with("difference_minor", Match::differenceMinor);
        bulk.insert(
                reconTolerated,
                matches.stream().filter(match -> match.differenceMinor() != 0).toList());
    }

    /** Named by our transaction, which comes into a new break once a night at most. */
    private void differing(Night night, List<Differing> pairs) {
        BulkTable<Differing> reconBreak = BulkTable.<Differing>named("recon_break")
                .with(
                        "break_id",
                        pair -> "%s-%s-%s"
                                .formatted(
                                        night.date(),
                                        night.channel(),
                                        pair.ours().merchantReference()))
                .with("channel", pair -> night.channel())
                .with("business_date", pair -> night.date())
                .with("class", pair -> pair.breakClass().name())
                .with("id", pair -> pair.ours().rowId())
                .with("record_id", pair -> pair.theirs().rowId())
                .with("our_amount_minor", pair -> pair.ours().netMinor())
                .with("their_amount_minor", Differing::theirNetMinor)
                .with("difference_minor", pair -> Math.subtractExact(pair.ours().netMinor(), pair.theirNetMinor()))
                .with("currency", pair -> pair.ours().currency())
                .with("ages_on", pair -> night.date());
        bulk.insert(reconBreak, pairs);
    }

    /** Rows without another side wait; what counts nothing has nothing to wait for. */
    void waiting(Night night, String side, Collection<ComparedRow> items) {
        BulkTable<ComparedRow> reconWaiting = BulkTable.<ComparedRow>named("recon_waiting")
                .with("side", item -> side)
                .with("row_id", ComparedRow::rowId)
                .with("channel", item -> night.channel())
                .with("business_date", ComparedRow::businessDate)
                .with("night", item -> night.date())
                .with("channel_reference", ComparedRow::channelReference)
                .with("merchant_reference", ComparedRow::merchantReference)
                .with("type", ComparedRow::type)
                .with("currency", ComparedRow::currency)
                .with("amount_minor", ComparedRow::amountMinor)
                .with("fee_minor", ComparedRow::feeMinor)
                .with("status", ComparedRow::status)
                .with("duplicate", ComparedRow::duplicate);
        bulk.insert(reconWaiting, items.stream().filter(ComparedRow::counts).toList());
    }

    /** Adds a page's counts and sums to those of its date. */
    void totals(Night night, LocalDate businessDate, ComparedPage page, RowPairing pairing) {
        PageTotals totals = new PageTotals(night.channel(), businessDate);
        page.ours().stream().filter(ComparedRow::counts).forEach(totals::addOurs);
        page.theirs().stream().filter(ComparedRow::counts).forEach(totals::addTheirs);
        pairing.matches()
                .forEach(match ->
                        match.ours().stream().filter(ComparedRow::counts).forEach(totals::addMatched));
        totals.write(bulk);
    }

    /** What was matched of a date by other keys than its own references; minor units. */
    void matchedBesides(Night night, List<Match> matches) {
        Map<LocalDate, List<ComparedRow>> byDate = matches.stream()
                .flatMap(match -> match.ours().stream())
                .collect(Collectors.groupingBy(ComparedRow::businessDate, TreeMap::new, Collectors.toList()));
        byDate.forEach((date, items) -> {
            PageTotals totals = new PageTotals(night.channel(), date);
            items.forEach(totals::addMatched);
            totals.write(bulk);
        });
    }
}
