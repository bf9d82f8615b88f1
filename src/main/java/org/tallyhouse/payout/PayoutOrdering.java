package org.tallyhouse.payout;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.payout.PayoutMapper.ToPay;
import org.tallyhouse.payout.WritableInstructions.Refusal;
import org.tallyhouse.run.StepState;

/** Orders what is to be paid out: instructions with a hold behind each, settlements one by one or a payee's together. */
@Component
final class PayoutOrdering {
    private static final BulkTable<Refusal> PAYOUT_REFUSAL = BulkTable.<Refusal>named("payout_refusal")
            .with("settlement_id", Refusal::settlementId)
            .with("reason", Refusal::reason)
            .with("detail", Refusal::detail);

    private final PayoutMapper mapper;
    private final BankFormats formats;
    private final Accounts accounts;
    private final Holds holds;
    private final BulkInsert bulkInsert;
    private final PayoutSettings settings;

    PayoutOrdering(
            PayoutMapper mapper,
            BankFormats formats,
            Accounts accounts,
            Holds holds,
            BulkInsert bulkInsert,
            PayoutSettings settings) {
        this.mapper = mapper;
        this.formats = formats;
        this.accounts = accounts;
        this.holds = holds;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
    }

    /** Settlements that are paid each for itself, some per commit. */
    boolean instruct(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countToPay(date, false));
        }
        List<ToPay> chunk =
                mapper.nextToPay(date, step.textPosition(), settings.settlementsPerCommit(), settings.coolingOffDays());
        if (chunk.isEmpty()) {
            return false;
        }
        order(chunk.stream().map(List::of).toList(), step);
        step.moveTo(chunk.get(chunk.size() - 1).settlementId());
        step.done(chunk.size());
        return true;
    }

    /** Settlements whose payees agreed to get one payment, a payee as a whole in one commit. */
    boolean merge(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.countToPay(date, true));
        }
        List<ToPay> page = PayoutMerging.wholePayees(
                mapper.nextToMerge(
                        date,
                        PayoutMerging.Position.parse(step.textPosition()),
                        settings.settlementsPerCommit(),
                        settings.coolingOffDays()),
                settings.settlementsPerCommit());
        if (page.isEmpty()) {
            return false;
        }
        order(PayoutMerging.together(page), step);
        step.moveTo(PayoutMerging.Position.behind(page.get(page.size() - 1)).toString());
        step.done(page.size());
        return true;
    }

    /** Each list of settlements is paid together; those without a bank account are told at the end. */
    private void order(List<List<ToPay>> together, StepState step) {
        BankFormats.Known known = formats.read();
        WritableInstructions writable = new WritableInstructions(known);
        together.stream().filter(rows -> rows.get(0).payee() != null).forEach(rows -> {
            if (writable.isBounded(rows, settings.transfersPerPayout())) {
                writable.add(PayoutInstruction.of(rows, step.businessDate(), step.person()));
            }
        });
        Set<String> refused = placeHolds(writable.good());
        bulkInsert.insert(
                PayoutInstruction.table(known),
                PayoutInstruction.renamed(writable.good().stream()
                        .filter(row -> !refused.contains(row.instructionId()))
                        .toList()));
        bulkInsert.insert(PAYOUT_REFUSAL, writable.refused());
    }

    /** Returns the ids there was not enough money for: the merchant has spent it meanwhile. */
    private Set<String> placeHolds(List<PayoutInstruction> wanted) {
        Map<String, AccountName> balances =
                accounts.find(wanted.stream().map(PayoutInstruction::balance).toList());
        List<Holds.Request> requests = wanted.stream()
                .map(row -> row.hold(balances.get(row.balance()).accountId()))
                .toList();
        return holds.place(requests).stream().map(Holds.Request::holdId).collect(Collectors.toSet());
    }
}
