package org.tallyhouse.clearing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.pricing.FeeSplit;
import org.tallyhouse.pricing.MonthlyVolumes;
import org.tallyhouse.pricing.PayoutSplit;
import org.tallyhouse.pricing.PriceBasis;
import org.tallyhouse.pricing.row.PricedRow;

/** A transaction and the rules that price it. */
record RuledTransaction(long id, PriceBasis priced, Map<FeeParty, FeeRule> rules, boolean invoiced) {

    private static final Set<String> MUST_BE_PRICED = Set.of("PAYMENT", "PAYOUT");

    static RuledTransaction of(PricedRow row, FeeRules rules) {
        PriceBasis priced = row.asPriced();
        return new RuledTransaction(row.id(), priced, rules.rulesOf(priced), row.invoiced());
    }

    /**
     * Its fee, counted in the volumes.
     *
     * @throws IllegalArgumentException if no rule prices a payment or payout, or the fee of a payout leaves its
     *     beneficiary nothing
     */
    FeeSplit split(MonthlyVolumes volumes) {
        if (MUST_BE_PRICED.contains(priced.type()) && !rules.containsKey(FeeParty.MERCHANT)) {
            throw new IllegalArgumentException("no MERCHANT fee rule prices this %s through %s of %s"
                    .formatted(priced.type(), priced.channel(), priced.businessDate()));
        }
        FeeSplit fee = FeeRules.split(rules, priced, volumes);
        if (fee.beneficiaryFeeMinor() != 0) {
            PayoutSplit.of(priced.amountMinor(), fee);
        }
        return fee;
    }

    /** Whose volume their prices need. */
    static Set<MonthlyVolumes.Key> keys(Collection<RuledTransaction> transactions) {
        Set<MonthlyVolumes.Key> keys = new HashSet<>();
        for (RuledTransaction transaction : transactions) {
            for (FeeRule rule : transaction.rules().values()) {
                if (rule.price().needsUsage()) {
                    keys.add(MonthlyVolumes.Key.of(rule, transaction.priced()));
                }
            }
        }
        return keys;
    }
}
