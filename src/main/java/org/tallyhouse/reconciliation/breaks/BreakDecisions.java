package org.tallyhouse.reconciliation.breaks;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakStatus;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakView;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.Resolution;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.people.SecondPerson;

/**
 * What people decide about breaks. Each call works inside the caller's transaction, on all of the breaks named or,
 * if one of them is refused, on none. A break that ended stays as it ended.
 */
@Component
public final class BreakDecisions {
    private final BreaksMapper mapper;
    private final Ledger ledger;
    private final Accounts accounts;
    private final SecondPerson persons;

    BreakDecisions(BreaksMapper mapper, Ledger ledger, Accounts accounts, SecondPerson persons) {
        this.persons = persons;
        this.mapper = mapper;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** What became of a resolution: its entries are booked, or wait for a second person. */
    public record Resolved(ResolutionEntries proposal, boolean waits) {}

    /** What each way that needs no account would book. */
    public static List<ResolutionEntries> proposals(BreakView row) {
        return Arrays.stream(ResolutionWay.values())
                .filter(way -> way != ResolutionWay.ADJUST)
                .map(way -> ResolutionEntries.of(row, way, ""))
                .toList();
    }

    public void assign(Collection<String> ids, String assignee, OperatorDecision decision) {
        open(ids, decision)
                .forEach(row -> mapper.assign(row.breakId(), assignee, decision.operator(), decision.businessDate()));
    }

    /**
     * Ends breaks, or leaves those above the second person's limit waiting for an approval.
     *
     * @param account bears the amount where the way is {@link ResolutionWay#ADJUST}; else empty
     */
    public List<Resolved> resolve(
            Collection<String> ids, ResolutionWay way, String account, OperatorDecision decision) {
        if ((way == ResolutionWay.ADJUST) == account.isEmpty()) {
            throw new RequestRefused("an account is named to adjust, and only then");
        }
        List<BreakView> rows = open(ids, decision);
        lockAccounts(rows.stream().map(row -> ResolutionEntries.of(row, way, account)));
        return rows.stream().map(row -> resolve(row, way, account, decision)).toList();
    }

    private Resolved resolve(BreakView row, ResolutionWay way, String account, OperatorDecision decision) {
        if (row.waitsFor() != null) {
            throw new RequestRefused(
                    "break %s was resolved by %s and waits for an approval".formatted(row.breakId(), row.waitsFor()));
        }
        ReconciliationTerms terms = mapper.terms(row.channel(), row.currency(), decision.businessDate());
        requireWithinLimit(row, way, terms);
        ResolutionEntries proposal = ResolutionEntries.of(row, way, account);
        requireAccounts(row, proposal);
        Long limit = terms == null ? null : terms.secondPersonLimitMinor();
        boolean waits = limit != null && Math.abs(row.differenceMinor()) > limit;
        mapper.insertResolution(new Resolution(
                row.breakId(),
                way,
                account,
                waits ? "WAITING" : "BOOKED",
                decision.operator(),
                decision.reason(),
                null,
                decision.businessDate()));
        if (!waits) {
            end(row, proposal, decision);
        }
        return new Resolved(proposal, waits);
    }

    private static void requireWithinLimit(BreakView row, ResolutionWay way, @Nullable ReconciliationTerms terms) {
        long limit = terms == null ? 0 : terms.writeOffLimitMinor();
        if (way == ResolutionWay.WRITE_OFF && Math.abs(row.differenceMinor()) > limit) {
            throw new RequestRefused("break %s is about %s %s; with %s up to %s may be written off"
                    .formatted(
                            row.breakId(),
                            Amounts.format(Math.abs(row.differenceMinor()), row.currency()),
                            row.currency(),
                            row.channel(),
                            Amounts.format(limit, row.currency())));
        }
    }

    private void requireAccounts(BreakView row, ResolutionEntries proposal) {
        List<String> codes = proposal.entries().stream()
                .map(ResolutionEntries.ProposedEntry::account)
                .toList();
        Map<String, AccountName> found = accounts.find(codes);
        if (!found.keySet().containsAll(codes)) {
            throw new RequestRefused("one of the accounts %s is not there".formatted(String.join(", ", codes)));
        }
        if (proposal.way() == ResolutionWay.ADJUST && !codes.isEmpty()) {
            requireBearer(row, found.get(codes.get(1)));
        }
    }

    /** Only our own results, or what we owe agents: of all else a register says what stands there. */
    private static void requireBearer(BreakView row, AccountName account) {
        if (account.kind().ownerType() == OwnerType.MERCHANT) {
            throw new RequestRefused(
                    "%s is a merchant's: resolve with --as ACCEPT_THEIRS, then ./run.sh adjustment propose for the merchant"
                            .formatted(account.code()));
        }
        if (!account.kind().bearsDifferences()) {
            throw new RequestRefused("%s bears no difference; what does is an account of kind %s"
                    .formatted(
                            account.code(),
                            Arrays.stream(AccountKind.values())
                                    .filter(AccountKind::bearsDifferences)
                                    .map(AccountKind::name)
                                    .collect(Collectors.joining(", "))));
        }
        if (account.kind().ownerType() == OwnerType.CHANNEL
                && !account.ownerId().equals(row.channel())) {
            throw new RequestRefused("break %s is with %s; %s is another channel's"
                    .formatted(row.breakId(), row.channel(), account.code()));
        }
    }

    /** Books what another person resolved. */
    public List<ResolutionEntries> approve(Collection<String> ids, OperatorDecision decision) {
        Map<String, BreakView> rows = open(ids, decision).stream()
                .collect(Collectors.toMap(BreakView::breakId, Function.identity(), (one, same) -> one, TreeMap::new));
        List<ResolutionEntries> proposals = waiting(rows, decision).stream()
                .map(resolution ->
                        ResolutionEntries.of(rows.get(resolution.breakId()), resolution.way(), resolution.account()))
                .toList();
        lockAccounts(proposals.stream());
        for (ResolutionEntries proposal : proposals) {
            BreakView row = rows.get(proposal.breakId());
            persons.requireLimit(decision.operator(), "break " + row.breakId(), row.currency(), row.differenceMinor());
            mapper.approveResolution(proposal.breakId(), decision.operator(), decision.businessDate());
            end(rows.get(proposal.breakId()), proposal, decision);
        }
        return proposals;
    }

    /** Those of all breaks at once, in the order of their ids, before the first is booked. */
    private void lockAccounts(Stream<ResolutionEntries> proposals) {
        List<String> codes = proposals
                .flatMap(proposal -> proposal.entries().stream())
                .map(ResolutionEntries.ProposedEntry::account)
                .distinct()
                .toList();
        ledger.begin(accounts.find(codes).values().stream()
                .map(AccountName::accountId)
                .toList());
    }

    /** Takes back what waits for an approval; the breaks are as open as before. */
    public void reject(Collection<String> ids, OperatorDecision decision) {
        Map<String, BreakView> rows =
                open(ids, decision).stream().collect(Collectors.toMap(BreakView::breakId, Function.identity()));
        waiting(rows, decision).forEach(resolution -> mapper.rejectResolution(resolution.breakId()));
    }

    /** Whoever resolved a break does not approve that. */
    private List<Resolution> waiting(Map<String, BreakView> rows, OperatorDecision decision) {
        for (BreakView row : rows.values()) {
            if (row.waitsFor() == null) {
                throw new RequestRefused("break %s does not wait for an approval".formatted(row.breakId()));
            }
            persons.requireAnother(
                    row.waitsFor(),
                    decision.operator(),
                    "break %s was resolved by %s: another person decides about that"
                            .formatted(row.breakId(), row.waitsFor()));
        }
        return mapper.resolutions(rows.keySet());
    }

    private void end(BreakView row, ResolutionEntries proposal, OperatorDecision decision) {
        if (!proposal.entries().isEmpty()) {
            List<Leg> legs = proposal.entries().stream()
                    .map(entry -> new Leg(accounts.require(entry.account()), entry.amountMinor()))
                    .toList();
            try {
                ledger.book(new JournalDraft(
                        JournalType.RECONCILIATION,
                        BreakSource.resolved(row.breakId()),
                        decision.businessDate(),
                        legs,
                        null,
                        decision.reason()));
            } catch (LedgerException e) {
                throw new RequestRefused("break %s: %s".formatted(row.breakId(), e.getMessage()));
            }
        }
        mapper.end(
                row.breakId(),
                decision.businessDate(),
                proposal.way() == ResolutionWay.WRITE_OFF ? BreakStatus.WRITTEN_OFF : BreakStatus.RESOLVED);
        mapper.stopWaiting(row.breakId());
        mapper.stopExpecting(row.breakId(), decision.businessDate());
        long owedMinor = proposal.owedMinor(row);
        if (owedMinor != 0) {
            mapper.expectAgain(row.channel(), row.currency(), decision.businessDate(), row.breakId(), owedMinor);
        }
    }

    private List<BreakView> open(Collection<String> ids, OperatorDecision decision) {
        TreeSet<String> wanted = new TreeSet<>(ids);
        mapper.lock(wanted);
        List<BreakView> rows = mapper.byIds(wanted, decision.businessDate());
        rows.forEach(row -> wanted.remove(row.breakId()));
        if (!wanted.isEmpty()) {
            throw new RequestRefused("there is no break " + String.join(", ", wanted));
        }
        for (BreakView row : rows) {
            if (row.status() != BreakStatus.OPEN && row.status() != BreakStatus.CARRIED) {
                throw new RequestRefused(
                        "break %s is %s; what ended is not opened again".formatted(row.breakId(), row.status()));
            }
        }
        return rows;
    }
}
