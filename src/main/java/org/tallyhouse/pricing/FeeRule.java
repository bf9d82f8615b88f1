package org.tallyhouse.pricing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated price of one party for the transactions it matches. Its key is id and version: a price that changes
 * is a new version, and a transaction keeps the version in force on its own business date.
 */
public record FeeRule(
        String ruleId,
        int version,
        FeeParty party,
        FeeDirection direction,
        int priority,
        RuleMatch match,
        Price price,
        FeeBearer bearer,
        FeeReturn.Terms returns,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    public FeeRule {
        if (match.transactionType().equals("CHARGEBACK") && price.needsUsage()) {
            throw new IllegalArgumentException("a price by the month's volume is not for a CHARGEBACK");
        }
        if (bearer != FeeBearer.MERCHANT && (party != FeeParty.MERCHANT || direction != FeeDirection.PAYS)) {
            throw new IllegalArgumentException("has a bearer, which only a fee that the MERCHANT PAYS has");
        }
        if (bearer == FeeBearer.BENEFICIARY && !match.transactionType().equals("PAYOUT")) {
            throw new IllegalArgumentException("is borne by a BENEFICIARY, whom only a PAYOUT has");
        }
        if (bearer == FeeBearer.BENEFICIARY && price.needsUsage()) {
            throw new IllegalArgumentException("a price by the month's volume is not for a BENEFICIARY");
        }
    }

    /** The fee for an amount after what came before it in its month, in minor units; negative for a rebate. */
    public long price(long amountMinor, RuleUsage before) {
        long fee = price.of(amountMinor, before);
        return direction == FeeDirection.PAYS ? fee : -fee;
    }

    /** Whether anything of an amount is left for a beneficiary who bears the fee. */
    public boolean leavesBeneficiary(long amountMinor) {
        return bearer != FeeBearer.BENEFICIARY || price(amountMinor, RuleUsage.NONE) < amountMinor;
    }

    boolean matches(PriceBasis priced) {
        return match.matches(priced) && inForceOn(priced.businessDate());
    }

    private boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveTo == null || !date.isAfter(effectiveTo));
    }

    boolean overlapsInTime(FeeRule other) {
        return (effectiveTo == null || !effectiveTo.isBefore(other.effectiveFrom))
                && (other.effectiveTo == null || !other.effectiveTo.isBefore(effectiveFrom));
    }

    /** For people: {@code CNY}, or {@code CNY version 2} after the first. */
    public String name() {
        return version == 1 ? ruleId : ruleId + " version " + version;
    }

    /** How the fee comes about: {@code 0.0035 × amount (HALF_UP), max 13.00}. */
    public String formula() {
        String formula = price.formula(match.currency());
        String signed = direction == FeeDirection.PAYS ? formula : "a rebate of " + formula;
        return bearer == FeeBearer.MERCHANT ? signed : signed + ", borne by the " + bearer;
    }
}
