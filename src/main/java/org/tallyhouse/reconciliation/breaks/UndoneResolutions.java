package org.tallyhouse.reconciliation.breaks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakStatus;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakView;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.Resolution;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.people.SecondPerson;

/**
 * Takes back what people decided about breaks: new entries put the amount back into suspense, and another break about
 * the same begins, as one that ended stays as it ended. Works inside the caller's transaction, on all or on none.
 */
@Component
public final class UndoneResolutions {
    private final BreaksMapper mapper;
    private final UndoneMapper undone;
    private final Ledger ledger;
    private final Accounts accounts;
    private final SecondPerson persons;

    UndoneResolutions(
            BreaksMapper mapper, UndoneMapper undone, Ledger ledger, Accounts accounts, SecondPerson persons) {
        this.mapper = mapper;
        this.undone = undone;
        this.ledger = ledger;
        this.accounts = accounts;
        this.persons = persons;
    }

    /**
     * Undoes resolutions, by another person than those who made them.
     *
     * @return the breaks that begin
     * @throws RequestRefused if one was not ended by a person or is undone already, if the same person asks, or if what the
     *     channel owed by it has come
     */
    public List<String> undo(Collection<String> ids, OperatorDecision decision) {
        TreeSet<String> wanted = new TreeSet<>(ids);
        mapper.lock(wanted);
        Map<String, BreakView> rows = mapper.byIds(wanted, decision.businessDate()).stream()
                .collect(Collectors.toMap(BreakView::breakId, Function.identity(), (one, same) -> one, TreeMap::new));
        Map<String, Resolution> resolutions =
                mapper.resolutions(wanted).stream().collect(Collectors.toMap(Resolution::breakId, Function.identity()));
        for (String id : wanted) {
            requireResolved(id, rows.get(id), resolutions.get(id), decision);
        }
        lockAccounts(rows, resolutions);
        List<String> again = new ArrayList<>();
        rows.forEach((id, row) -> again.add(undo(row, resolutions.get(id), decision)));
        return again;
    }

    private void requireResolved(
            String id, @Nullable BreakView row, @Nullable Resolution resolution, OperatorDecision decision) {
        if (row == null) {
            throw new RequestRefused("there is no break " + id);
        }
        if (resolution == null || (row.status() != BreakStatus.RESOLVED && row.status() != BreakStatus.WRITTEN_OFF)) {
            throw new RequestRefused(
                    "break %s is %s; only what a person resolved is undone".formatted(id, row.status()));
        }
        String followed = undone.again(id);
        if (followed != null) {
            throw new RequestRefused("break %s is undone already; see ./run.sh breaks show %s".formatted(id, followed));
        }
        if (undone.hasGoneOn(id)) {
            throw new RequestRefused(
                    "what break %s is about has been matched since, or stands in another break; its resolution stays"
                            .formatted(id));
        }
        for (String person : List.of(
                resolution.operator(),
                resolution.approvedBy() == null ? resolution.operator() : resolution.approvedBy())) {
            persons.requireAnother(
                    person,
                    decision.operator(),
                    "break %s was resolved by %s: another person undoes that".formatted(id, person));
        }
        persons.requireLimit(decision.operator(), "break " + id, row.currency(), row.differenceMinor());
    }

    /** Those of all breaks at once, in the order of their ids, before the first is booked. */
    private void lockAccounts(Map<String, BreakView> rows, Map<String, Resolution> resolutions) {
        ledger.begin(rows.values().stream()
                .flatMap(row -> entries(row, resolutions.get(row.breakId())).entries().stream())
                .map(entry -> accounts.require(entry.account()))
                .collect(Collectors.toSet()));
    }

    private static ResolutionEntries entries(BreakView row, Resolution resolution) {
        return ResolutionEntries.of(row, resolution.way(), resolution.account());
    }

    private String undo(BreakView row, Resolution resolution, OperatorDecision decision) {
        ResolutionEntries entries = entries(row, resolution);
        if (!entries.entries().isEmpty()) {
            book(row, entries, decision);
        }
        if (entries.owedMinor(row) != 0 && undone.stopExpecting(row.breakId(), decision.businessDate()) == 0) {
            throw new RequestRefused(
                    "what %s owes by break %s has come since, or stands in another break; resolve that one"
                            .formatted(row.channel(), row.breakId()));
        }
        String again = again(row.breakId());
        undone.insertBreak(row.breakId(), again, decision.businessDate());
        undone.insertUndone(row.breakId(), again, decision.operator(), decision.reason(), decision.businessDate());
        undone.waitAgain(again);
        undone.expectAgain(row.breakId(), again, resolution.businessDate(), decision.businessDate());
        return again;
    }

    private void book(BreakView row, ResolutionEntries entries, OperatorDecision decision) {
        List<Leg> legs = entries.entries().stream()
                .map(entry -> new Leg(accounts.require(entry.account()), Math.negateExact(entry.amountMinor())))
                .toList();
        String resolved = BreakSource.resolved(row.breakId());
        try {
            ledger.book(new JournalDraft(
                    JournalType.RECONCILIATION,
                    BreakSource.undone(row.breakId()),
                    decision.businessDate(),
                    legs,
                    JournalType.RECONCILIATION + "/" + resolved,
                    decision.reason()));
        } catch (LedgerException e) {
            throw new RequestRefused("break %s: %s".formatted(row.breakId(), e.getMessage()));
        }
    }

    private static String again(String breakId) {
        return BreakSource.fitting(breakId, 120) + "-again";
    }
}
