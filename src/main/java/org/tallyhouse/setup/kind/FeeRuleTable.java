package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FlatRate;
import org.tallyhouse.pricing.Price;
import org.tallyhouse.pricing.RuleMatch;
import org.tallyhouse.pricing.VolumeTiers;
import org.tallyhouse.setup.reading.KindTable;

/** How fee rules are stored. */
public final class FeeRuleTable {
    public static final KindTable<FeeRule> TABLE = new KindTable<>(
            "fee_rule",
            List.of(
                    "rule_id",
                    "version",
                    "party",
                    "direction",
                    "priority",
                    "transaction_type",
                    "currency",
                    "merchant_id",
                    "merchant_group",
                    "channel",
                    "product",
                    "card_type",
                    "card_region",
                    "merchant_category",
                    "amount_from_minor",
                    "amount_to_minor",
                    "price",
                    "rate",
                    "tiers",
                    "tier_mode",
                    "fixed_minor",
                    "min_minor",
                    "max_minor",
                    "free_count",
                    "free_amount_minor",
                    "rounding",
                    "bearer",
                    "on_refund",
                    "on_chargeback",
                    "on_reversal",
                    "effective_from",
                    "effective_to"),
            FeeRuleTable::values);

    private FeeRuleTable() {}

    private static Object[] values(FeeRule rule) {
        RuleMatch match = rule.match();
        Price price = rule.price();
        VolumeTiers.Mode mode = tierMode(rule);
        return new @Nullable Object[] {
            rule.ruleId(),
            rule.version(),
            rule.party().name(),
            rule.direction().name(),
            rule.priority(),
            match.transactionType(),
            match.currency(),
            match.merchantId(),
            match.merchantGroup(),
            match.channel(),
            match.product(),
            match.cardType(),
            match.cardRegion(),
            match.merchantCategory(),
            match.band().fromMinor(),
            match.band().toMinor(),
            price.kind().name(),
            rate(rule),
            tiers(rule),
            mode == null ? null : mode.name(),
            price.fixedMinor(),
            price.limits().minMinor(),
            price.limits().maxMinor(),
            price.free().count(),
            price.free().amountMinor(),
            price.rounding().name(),
            rule.bearer().name(),
            rule.returns().onRefund().name(),
            rule.returns().onChargeback().name(),
            rule.returns().onReversal().name(),
            rule.effectiveFrom(),
            rule.effectiveTo()
        };
    }

    /** Zero where tiers have the rates. */
    static BigDecimal rate(FeeRule rule) {
        return rule.price().rates() instanceof FlatRate flat ? flat.rate() : BigDecimal.ZERO;
    }

    /** Empty where one rate is for every amount. */
    static String tiers(FeeRule rule) {
        return rule.price().rates() instanceof VolumeTiers tiers
                ? tiers.text(rule.match().currency())
                : "";
    }

    static VolumeTiers.@Nullable Mode tierMode(FeeRule rule) {
        return rule.price().rates() instanceof VolumeTiers tiers ? tiers.mode() : null;
    }
}
