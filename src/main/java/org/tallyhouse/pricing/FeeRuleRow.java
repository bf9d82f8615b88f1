package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A row of the table fee_rule. Amounts in minor units, tiers as {@link VolumeTiers#text} writes them. */
public record FeeRuleRow(
        String ruleId,
        int version,
        FeeParty party,
        FeeDirection direction,
        int priority,
        String transactionType,
        String currency,
        String merchantId,
        String merchantGroup,
        String channel,
        String product,
        String cardType,
        String cardRegion,
        String merchantCategory,
        @Nullable Long amountFromMinor,
        @Nullable Long amountToMinor,
        Price.Kind price,
        BigDecimal rate,
        String tiers,
        VolumeTiers.@Nullable Mode tierMode,
        long fixedMinor,
        @Nullable Long minMinor,
        @Nullable Long maxMinor,
        @Nullable Long freeCount,
        @Nullable Long freeAmountMinor,
        RoundingMode rounding,
        FeeBearer bearer,
        FeeReturn onRefund,
        FeeReturn onChargeback,
        FeeReturn onReversal,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    /** As it is stored; one that is not as set-up would take it in matches what it did, and prices nothing of it. */
    public FeeRule rule() {
        try {
            return readable();
        } catch (IllegalArgumentException | ArithmeticException e) {
            String why = e.getMessage() == null ? "has the currency " + currency : e.getMessage();
            return new FeeRule(
                    ruleId,
                    version,
                    party,
                    direction,
                    priority,
                    match(),
                    new Price(
                            Price.Kind.SUM,
                            new Rates.Unreadable(ruleId + " version " + version, why),
                            0,
                            FeeLimits.NONE,
                            FreeQuota.NONE,
                            rounding),
                    FeeBearer.MERCHANT,
                    new FeeReturn.Terms(onRefund, onChargeback, onReversal),
                    effectiveFrom,
                    effectiveTo);
        }
    }

    private FeeRule readable() {
        return new FeeRule(
                ruleId,
                version,
                party,
                direction,
                priority,
                match(),
                new Price(
                        price,
                        rates(),
                        fixedMinor,
                        new FeeLimits(minMinor, maxMinor),
                        new FreeQuota(freeCount, freeAmountMinor),
                        rounding),
                bearer,
                new FeeReturn.Terms(onRefund, onChargeback, onReversal),
                effectiveFrom,
                effectiveTo);
    }

    private RuleMatch match() {
        return new RuleMatch(
                transactionType,
                currency,
                merchantId,
                merchantGroup,
                channel,
                product,
                cardType,
                cardRegion,
                merchantCategory,
                new AmountBand(amountFromMinor, amountToMinor));
    }

    private Rates rates() {
        return tierMode == null
                ? new FlatRate(rate)
                : VolumeTiers.parse(tierMode, tiers, Currency.getInstance(currency));
    }
}
