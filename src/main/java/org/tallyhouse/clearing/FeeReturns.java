package org.tallyhouse.clearing;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.clearing.ClearingMapper.SplitOf;
import org.tallyhouse.clearing.ClearingMapper.ToPrice;
import org.tallyhouse.clearing.ClearingMapper.ToReturn;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeReturn;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.UndoneAmounts;

/** What refunds, chargebacks and reversals cost, and give back by the rules of what they undo on its own date. */
final class FeeReturns {
    private final FeeRules rules;
    private final Map<Long, ToPrice> transactions;
    private final Map<Long, FeeSplit> splits;

    private FeeReturns(FeeRules rules, Map<Long, ToPrice> transactions, Map<Long, FeeSplit> splits) {
        this.rules = rules;
        this.transactions = transactions;
        this.splits = splits;
    }

    static FeeReturns of(Collection<ToReturn> rows, FeeRules rules, ClearingMapper mapper) {
        Set<Long> ids = new TreeSet<>();
        rows.forEach(row -> ids.add(row.id()));
        rows.forEach(row -> ids.add(row.originalId()));
        return ids.isEmpty()
                ? new FeeReturns(rules, Map.of(), Map.of())
                : new FeeReturns(
                        rules,
                        mapper.transactions(ids).stream().collect(Collectors.toMap(ToPrice::id, Function.identity())),
                        mapper.splits(ids).stream().collect(Collectors.toMap(SplitOf::id, SplitOf::fee)));
    }

    FeeSplit split(ToReturn row) {
        UndoneAmounts before = new UndoneAmounts(row.refundedBeforeMinor(), row.chargedBackBeforeMinor());
        return switch (row.type()) {
            case "REFUND" -> returned(row, before, before.plusRefund(row.amountMinor()));
            case "CHARGEBACK" -> own(row).plus(returned(row, before, before.plusChargeback(row.amountMinor())));
            case "CHARGEBACK_REVERSAL" -> reversed(row);
            default -> throw new IllegalArgumentException(row.type() + " undoes nothing");
        };
    }

    private FeeSplit own(ToReturn row) {
        ToPrice chargeback = transactions.get(row.id());
        return chargeback == null ? FeeSplit.NONE : rules.split(chargeback.asPriced());
    }

    private FeeSplit returned(ToReturn row, UndoneAmounts before, UndoneAmounts after) {
        ToPrice payment = transactions.get(row.originalId());
        FeeSplit fee = splits.get(row.originalId());
        return payment == null || fee == null
                ? FeeSplit.NONE
                : fee.returned(terms(payment, row.refundFee()), before, after, payment.amountMinor());
    }

    /** The chargeback's own fee comes back whole, with its first reversal. */
    private FeeSplit reversed(ToReturn row) {
        ToPrice chargeback = transactions.get(row.originalId());
        return chargeback == null || row.reversedBeforeMinor() > 0
                ? FeeSplit.NONE
                : rules.split(chargeback.asPriced()).reversed(terms(chargeback, row.refundFee()));
    }

    private Function<FeeParty, FeeReturn.Terms> terms(ToPrice undone, RefundFeePolicy merchants) {
        Map<FeeParty, FeeRule> found = rules.rulesOf(undone.asPriced());
        FeeReturn refund = merchants == RefundFeePolicy.KEEP ? FeeReturn.KEEP : FeeReturn.PROPORTION;
        return party -> terms(found.get(party)).of(refund);
    }

    private static FeeReturn.Terms terms(@Nullable FeeRule rule) {
        return rule == null ? FeeReturn.Terms.USUAL : rule.returns();
    }
}
