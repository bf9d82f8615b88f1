package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallyhouse.merchant.ReconciliationTerms.FallbackKey;
import org.tallyhouse.reconciliation.compare.PairingWriter.Night;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.Side;
import org.tallyhouse.reconciliation.compare.ReconciliationMapper.WaitingKey;
import org.tallyhouse.reconciliation.compare.RowPairing.Differing;
import org.tallyhouse.reconciliation.compare.RowPairing.Match;
import org.tallyhouse.run.StepState;

/**
 * Rows that one side counts and the other does not: of this night, and those carried from nights before. They are
 * paired by the channel's reference, then by the keys its terms declare; the rest are breaks.
 */
@Component
public class UnpairedRows {
    private final ReconciliationMapper mapper;
    private final PairingWriter outcomes;
    private final ReconciliationSettings settings;

    UnpairedRows(ReconciliationMapper mapper, PairingWriter outcomes, ReconciliationSettings settings) {
        this.mapper = mapper;
        this.outcomes = outcomes;
        this.settings = settings;
    }

    /** Rows of bills for dates that were reconciled before; a date per commit. */
    public boolean takeLate(StepState step) {
        List<Side> late = mapper.lateSides(step.businessDate());
        if (step.isFirst()) {
            step.expect(late.size());
        }
        if (late.isEmpty()) {
            return false;
        }
        Side side = late.get(0);
        mapper.takeLateRows(side.channel(), side.businessDate(), step.businessDate());
        mapper.markTaken(side.channel(), side.businessDate(), step.businessDate());
        step.done(1);
        return true;
    }

    /** A channel per commit. */
    public boolean pair(StepState step) {
        String channel = mapper.nextWaitingChannel(step.textPosition());
        if (channel == null) {
            return false;
        }
        LocalDate date = step.businessDate();
        Night night = new Night(channel, date);
        ChannelAgreement agreed = new ChannelAgreement(mapper.terms(channel, date));
        pairBy(WaitingKey.REFERENCE, List.of(), night, agreed);
        for (FallbackKey key : FallbackKey.values()) {
            List<String> currencies = agreed.currenciesWith(key);
            if (!currencies.isEmpty()) {
                pairBy(WaitingKey.valueOf(key.name()), currencies, night, agreed);
            }
        }
        mapper.forgetUncounted(channel);
        mapper.breakWaiting(channel, date);
        mapper.nameBreaks(channel, "OURS", date);
        mapper.nameBreaks(channel, "THEIRS", date);
        step.moveTo(channel);
        step.done(1);
        return true;
    }

    private void pairBy(WaitingKey key, List<String> currencies, Night night, ChannelAgreement agreed) {
        ComparedPage page;
        String after = "";
        do {
            page = ComparedPage.read(
                    (from, most) -> mapper.waiting(night.channel(), "OURS", key, currencies, from, most),
                    (from, most) -> mapper.waiting(night.channel(), "THEIRS", key, currencies, from, most),
                    after,
                    settings.rowsPerCommit());
            RowPairing pairing = new RowPairing(agreed::tolerance);
            page.pair(pairing);
            settle(night, pairing.matches(), pairing.differing());
            after = page.through();
        } while (page.hasMore());
    }

    /** A reference may be used again on another date: then only rows that agree belong together. */
    private void settle(Night night, List<Match> matches, List<Differing> differing) {
        List<Differing> sameDate = differing.stream()
                .filter(pair -> pair.ours().businessDate().equals(pair.theirs().businessDate()))
                .toList();
        outcomes.write(night, matches, sameDate);
        outcomes.matchedBesides(night, matches);
        end(night, "OURS", matches.stream().flatMap(match -> match.ours().stream()), "MATCHED_LATER");
        end(night, "THEIRS", matches.stream().flatMap(match -> match.theirs().stream()), "MATCHED_LATER");
        end(night, "OURS", sameDate.stream().map(Differing::ours), "REPLACED");
        end(night, "THEIRS", sameDate.stream().map(Differing::theirs), "REPLACED");
    }

    private void end(Night night, String side, Stream<ComparedRow> items, String status) {
        List<Long> rows = new ArrayList<>(items.map(ComparedRow::rowId).toList());
        if (!rows.isEmpty()) {
            mapper.endBreaks(side, rows, night.date(), status);
            mapper.stopWaiting(side, rows);
        }
    }
}
