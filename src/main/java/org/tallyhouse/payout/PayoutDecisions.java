package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.ChangedMeanwhile;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.payout.DueMapper.Way;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.payout.PayoutsMapper.Approval;
import org.tallyhouse.payout.PayoutsMapper.PayoutRow;
import org.tallyhouse.payout.PayoutsMapper.Target;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.people.SecondPerson;

/**
 * What people decide about payouts. Each call works inside the caller's transaction, on all of the payouts
 * named or, if one of them is refused, on none.
 */
@Component
public final class PayoutDecisions {
    private final PayoutsMapper mapper;
    private final DueMapper dues;
    private final BankFormats formats;
    private final Holds holds;
    private final Accounts accounts;
    private final BulkInsert bulk;
    private final SecondPerson persons;
    private final PayoutSettings settings;

    PayoutDecisions(
            PayoutsMapper mapper,
            DueMapper dues,
            BankFormats formats,
            Holds holds,
            Accounts accounts,
            BulkInsert bulk,
            SecondPerson persons,
            PayoutSettings settings) {
        this.persons = persons;
        this.settings = settings;
        this.mapper = mapper;
        this.dues = dues;
        this.formats = formats;
        this.holds = holds;
        this.accounts = accounts;
        this.bulk = bulk;
    }

    /**
     * They go into the next night's files. Where operators are set up, what no person ordered takes two who approve.
     *
     * @return those that wait for one person more
     */
    public List<String> approve(Collection<String> ids, OperatorDecision decision) {
        List<PayoutRow> rows = waiting(ids, decision);
        requireMayApprove(rows, decision);
        List<PayoutRow> once = persons.areKnown() ? approvedOnce(rows, decision) : List.of();
        List<PayoutRow> done = new ArrayList<>(rows);
        done.removeAll(once);
        if (!done.isEmpty()) {
            change(done, PayoutStatus.WAITING, PayoutStatus.APPROVED, decision);
        }
        return once.stream().map(PayoutRow::instructionId).toList();
    }

    /** By the limits of who approves, for what is paid together and for all parts of a settlement. */
    private void requireMayApprove(List<PayoutRow> rows, OperatorDecision decision) {
        Map<String, Long> together = rows.stream()
                .collect(Collectors.groupingBy(
                        PayoutRow::transferId, Collectors.reducing(0L, PayoutRow::amountMinor, Math::addExact)));
        for (PayoutRow row : rows) {
            String what = "payout " + row.instructionId();
            long sum = Math.max(
                    together.getOrDefault(row.transferId(), 0L), mapper.orderedOf(row.settlementId(), row.attempt()));
            persons.requireLimit(decision.operator(), what, row.currency(), sum);
            persons.requireNotOfPayee(row.merchantId(), decision.operator(), what);
        }
    }

    /** Those of the schedule that nobody else approved before; that is written down. */
    private List<PayoutRow> approvedOnce(List<PayoutRow> rows, OperatorDecision decision) {
        Map<String, List<String>> before =
                mapper.approvals(rows.stream().map(PayoutRow::instructionId).toList()).stream()
                        .collect(Collectors.groupingBy(
                                Approval::instructionId, Collectors.mapping(Approval::operator, Collectors.toList())));
        for (PayoutRow row : rows) {
            for (String earlier : before.getOrDefault(row.instructionId(), List.of())) {
                persons.requireAnother(
                        earlier,
                        decision.operator(),
                        "payout %s was approved by %s: it takes another person too"
                                .formatted(row.instructionId(), earlier));
            }
        }
        List<PayoutRow> once = rows.stream()
                .filter(row -> row.orderedBy().isEmpty() && !before.containsKey(row.instructionId()))
                .toList();
        bulk.insert(
                BulkTable.<PayoutRow>named("payout_approval")
                        .with("instruction_id", PayoutRow::instructionId)
                        .with("operator", row -> decision.operator())
                        .with("reason", row -> decision.reason())
                        .with("business_date", row -> decision.businessDate()),
                rows);
        return once;
    }

    /** They are not paid; the money is free again in the merchants' balances, and due until a person orders it. */
    public void reject(Collection<String> ids, OperatorDecision decision) {
        List<PayoutRow> rows = waiting(ids, decision);
        List<String> named = rows.stream().map(PayoutRow::instructionId).toList();
        dues.addOrdered(named, Way.ORDER, PayoutStatus.REJECTED.name(), decision.reason(), decision.businessDate());
        holds.release(named, decision.businessDate());
        change(rows, PayoutStatus.WAITING, PayoutStatus.REJECTED, decision);
    }

    /**
     * Orders returned payouts to be paid again, each alone, to the bank account its merchant has now. What needed an
     * approval before needs one again.
     *
     * @return the new payouts' ids
     */
    public List<String> resend(Collection<String> ids, OperatorDecision decision) {
        Map<String, PayoutRow> rows =
                lock(ids).stream().collect(Collectors.toMap(PayoutRow::instructionId, Function.identity()));
        dues.lock(rows.values().stream().map(PayoutRow::settlementId).toList(), List.of(Way.RESEND));
        Map<String, AccountName> balances = accounts.find(rows.values().stream()
                .map(row -> Account.code(row.merchantId(), row.currency(), AccountKind.BALANCE))
                .toList());
        holds.lockWithAccounts(
                List.of(),
                balances.values().stream().map(AccountName::accountId).toList());
        return ids.stream().map(id -> resend(rows.get(id), decision)).toList();
    }

    private String resend(PayoutRow row, OperatorDecision decision) {
        String id = row.instructionId();
        if (row.status() != PayoutStatus.RETURNED) {
            throw new RequestRefused(
                    "payout %s is %s; only what a bank returned is sent again".formatted(id, row.status()));
        }
        if (mapper.laterAttempts(row.settlementId(), row.part(), row.attempt()) > 0) {
            throw new RequestRefused("payout %s was sent again already".formatted(id));
        }
        Target target =
                dues.target(row.merchantId(), row.currency(), decision.businessDate(), settings.coolingOffDays());
        if (target == null) {
            throw noDefaultAccount(row.merchantId(), row.currency(), decision);
        }
        persons.requireNotOfPayee(row.merchantId(), decision.operator(), "payout " + id);
        Long ceilingMinor = target.ceilingMinor();
        if (ceilingMinor != null && row.amountMinor() > ceilingMinor) {
            throw new RequestRefused("%s: %s"
                    .formatted(
                            id,
                            WritableInstructions.overCeiling(
                                    target.bankId(), row.currency(), row.amountMinor(), ceilingMinor)));
        }
        PayoutInstruction again = again(row, target, decision);
        BankFormats.Known known = formats.read();
        WritableInstructions writable = new WritableInstructions(known);
        writable.add(List.of(again));
        requireNoneRefused(writable);
        long balance = accounts.require(again.balance());
        if (!holds.place(List.of(again.hold(balance))).isEmpty()) {
            throw new RequestRefused("%s has not got %s any more"
                    .formatted(again.balance(), Amounts.told(again.amountMinor(), again.currency())));
        }
        bulk.insert(PayoutInstruction.table(known), writable.good());
        dues.removeSent(row.settlementId(), row.amountMinor());
        dues.reduce(row.settlementId(), row.amountMinor(), decision.businessDate());
        return again.instructionId();
    }

    /**
     * Orders what is due of settlements to be paid: what their nights could not order, and what was stopped, to the bank
     * account the merchant has now. Each waits for a second person, whatever its amount.
     *
     * @return the new payouts' ids
     */
    public List<String> order(Collection<String> settlementIds, OperatorDecision decision) {
        TreeSet<String> wanted = new TreeSet<>(settlementIds);
        List<Way> ways = List.of(Way.NIGHT, Way.ORDER);
        dues.lock(wanted, ways);
        List<ToPay> rows = dues.unpaid(wanted, decision.businessDate());
        rows.forEach(row -> wanted.remove(row.settlementId()));
        if (!wanted.isEmpty()) {
            throw new RequestRefused(
                    "%s: no settlement of a closed date of which anything is due, without a payout, of a merchant that is paid and not held"
                            .formatted(String.join(", ", wanted)));
        }
        BankFormats.Known known = formats.read();
        WritableInstructions writable = new WritableInstructions(known);
        for (ToPay row : rows) {
            if (row.payee() == null) {
                throw noDefaultAccount(row.merchantId(), row.currency(), decision);
            }
            persons.requireNotOfPayee(row.merchantId(), decision.operator(), "settlement " + row.settlementId());
            if (writable.isBounded(List.of(row), settings.transfersPerPayout())) {
                writable.add(PayoutInstruction.ofEarlier(row, decision.businessDate(), decision.operator()));
            }
        }
        requireNoneRefused(writable);
        place(writable.good());
        bulk.insert(PayoutInstruction.table(known), writable.good());
        dues.remove(settlementIds, ways);
        return writable.good().stream().map(PayoutInstruction::instructionId).toList();
    }

    private static RequestRefused noDefaultAccount(String merchantId, String currency, OperatorDecision decision) {
        return new RequestRefused("%s has not one default bank account in %s on %s; see to it by set-up first"
                .formatted(merchantId, currency, decision.businessDate()));
    }

    private static void requireNoneRefused(WritableInstructions writable) {
        writable.refused().stream().findFirst().ifPresent(refusal -> {
            throw new RequestRefused("%s: %s".formatted(refusal.settlementId(), refusal.detail()));
        });
    }

    private void place(List<PayoutInstruction> ordered) {
        Map<String, AccountName> balances =
                accounts.find(ordered.stream().map(PayoutInstruction::balance).toList());
        List<Holds.Request> refused = holds.place(ordered.stream()
                .map(row -> row.hold(balances.get(row.balance()).accountId()))
                .toList());
        if (!refused.isEmpty()) {
            throw new RequestRefused(
                    "there is no money any more for %s".formatted(refused.get(0).holdId()));
        }
    }

    private static PayoutInstruction again(PayoutRow row, Target target, OperatorDecision decision) {
        Long limit = target.approvalLimitMinor();
        int attempt = row.attempt() + 1;
        String first = row.attempt() == 1
                ? row.instructionId()
                : row.instructionId().substring(0, row.instructionId().lastIndexOf("-R"));
        String id = first + "-R" + attempt;
        return new PayoutInstruction(
                id,
                id,
                decision.businessDate(),
                row.settlementId(),
                row.part(),
                attempt,
                row.merchantId(),
                target.payee(),
                row.currency(),
                row.amountMinor(),
                row.needsApproval() || (limit != null && row.amountMinor() > limit),
                decision.operator());
    }

    /** Whoever ordered a payout does not decide about it; a night's payouts are ordered by whoever ran it, or by nobody where the schedule did. */
    private List<PayoutRow> waiting(Collection<String> ids, OperatorDecision decision) {
        List<PayoutRow> rows = lock(ids);
        requireWholeTransfers(ids);
        for (PayoutRow row : rows) {
            if (row.status() != PayoutStatus.WAITING) {
                throw new RequestRefused("payout %s is %s, it does not wait for an approval"
                        .formatted(row.instructionId(), row.status()));
            }
            persons.requireAnother(
                    row.orderedBy(),
                    decision.operator(),
                    "payout %s was ordered by %s: another person decides about it"
                            .formatted(row.instructionId(), row.orderedBy()));
        }
        return rows;
    }

    /** The bank makes one payment of what is merged, so it is decided about at once. */
    private void requireWholeTransfers(Collection<String> ids) {
        List<String> others = mapper.paidWith(ids);
        if (!others.isEmpty()) {
            throw new RequestRefused("%s would be paid together with %s: name all of them"
                    .formatted(String.join(", ", new TreeSet<>(ids)), String.join(", ", others)));
        }
    }

    private List<PayoutRow> lock(Collection<String> ids) {
        TreeSet<String> wanted = new TreeSet<>(ids);
        List<PayoutRow> rows = mapper.lock(wanted);
        rows.forEach(row -> wanted.remove(row.instructionId()));
        if (!wanted.isEmpty()) {
            throw new RequestRefused("there is no payout " + String.join(", ", wanted));
        }
        return rows;
    }

    private void change(List<PayoutRow> rows, PayoutStatus from, PayoutStatus to, OperatorDecision decision) {
        int changed = mapper.change(rows.stream().map(PayoutRow::instructionId).toList(), from, to);
        ChangedMeanwhile.unlessChanged("payouts " + from, changed, rows.size());
        BulkTable<PayoutRow> payoutEvent = BulkTable.<PayoutRow>named("payout_event")
                .with("instruction_id", PayoutRow::instructionId)
                .with("status", row -> to.name())
                .with("business_date", row -> decision.businessDate())
                .with("operator", row -> decision.operator())
                .with("reason", row -> decision.reason());
        bulk.insert(payoutEvent, rows);
    }
}
