package org.tallyhouse.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tallyhouse.clearing.ClearingMapper.ChannelCost;
import org.tallyhouse.clearing.ClearingMapper.MerchantFee;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.run.StepState;

/** Books what a date's fee splits come to: fees due from merchants, and what channels and agents get of them. */
@Component
final class FeeBooking {
    private final ClearingMapper mapper;
    private final Ledger ledger;
    private final Accounts accounts;
    private final ClearingSettings settings;

    FeeBooking(ClearingMapper mapper, Ledger ledger, Accounts accounts, ClearingSettings settings) {
        this.mapper = mapper;
        this.ledger = ledger;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Fees become due from merchants and are earned; they are collected by settlement, or invoiced. */
    boolean bookFees(StepState step) {
        LocalDate date = step.businessDate();
        List<MerchantFee> chunk = mapper.nextMerchantFees(date, step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        Map<String, Long> owed = new LinkedHashMap<>();
        Map<String, Long> earned = new TreeMap<>();
        for (MerchantFee fee : chunk) {
            if (fee.dueMinor() != 0) {
                owed.put(Account.code(fee.merchantId(), fee.currency(), AccountKind.DUE), fee.dueMinor());
            }
            if (fee.unbilledMinor() != 0) {
                owed.put(unbilled(fee), fee.unbilledMinor());
            }
            long sum = Math.addExact(fee.dueMinor(), fee.unbilledMinor());
            if (sum != 0) {
                earned.merge(fee.currency(), sum, Math::addExact);
            }
        }
        openForInvoices(chunk);
        Map<String, AccountName> found = accounts.find(owed.keySet());
        List<Leg> legs = new ArrayList<>();
        owed.forEach((code, minor) -> legs.add(new Leg(found.get(code).accountId(), -minor)));
        earned.forEach((currency, sum) -> legs.add(new Leg(accounts.platform(currency, AccountKind.FEE_INCOME), sum)));
        String last = chunk.get(chunk.size() - 1).merchantId();
        book(new JournalDraft(JournalType.CLEARING, date + "/fees/" + last, date, legs));
        step.moveTo(last);
        step.done(chunk.size());
        return true;
    }

    /**
     * Channels keep their fees, so they owe less, and pay out less where a beneficiary bears our fee; agents are
     * owed their part of our income.
     */
    boolean bookCosts(StepState step) {
        List<Leg> legs = new ArrayList<>();
        for (ChannelCost cost : mapper.channelCosts(step.businessDate())) {
            String currency = cost.currency();
            legs.add(new Leg(accounts.house(cost.channel(), currency, AccountKind.COST), -cost.costMinor()));
            legs.add(new Leg(
                    accounts.house(cost.channel(), currency, AccountKind.RECEIVABLE),
                    Math.subtractExact(cost.costMinor(), cost.beneficiaryFeeMinor())));
            legs.add(new Leg(
                    accounts.platform(currency, AccountKind.FEE_INCOME),
                    Math.subtractExact(cost.beneficiaryFeeMinor(), cost.agentMinor())));
            legs.add(new Leg(accounts.platform(currency, AccountKind.AGENT_PAYABLE), cost.agentMinor()));
        }
        book(new JournalDraft(JournalType.CLEARING, step.businessDate() + "/costs", step.businessDate(), legs));
        return false;
    }

    /** What it is for was done: an account that is blocked since keeps no other's fee from being booked. */
    private void book(JournalDraft draft) {
        Booking booking = ledger.begin(
                draft.legs().stream().map(Leg::accountId).distinct().toList());
        booking.addAccepted(draft);
        ledger.write(booking);
    }

    /** Terms that came otherwise than by set-up have opened none. */
    private void openForInvoices(List<MerchantFee> fees) {
        List<MerchantFee> invoiced =
                fees.stream().filter(fee -> fee.unbilledMinor() != 0).toList();
        Map<String, AccountName> known = accounts.find(
                invoiced.stream().map(FeeBooking::unbilled).distinct().toList());
        accounts.open(invoiced.stream()
                .filter(fee -> !known.containsKey(unbilled(fee)))
                .flatMap(fee -> Accounts.ofInvoices(fee.merchantId(), fee.currency()).stream())
                .toList());
    }

    private static String unbilled(MerchantFee fee) {
        return Account.code(fee.merchantId(), fee.currency(), AccountKind.UNBILLED);
    }
}
