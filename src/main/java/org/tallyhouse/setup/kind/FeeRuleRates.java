package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FlatRate;
import org.tallyhouse.pricing.VolumeTiers;
import org.tallyhouse.setup.reading.FieldType;
import org.tallyhouse.setup.reading.FileColumn;

/** The rates of a rule as file and table have them: one rate for every amount, or tiers and their mode. */
final class FeeRuleRates {
    private static final int MOST_TIERS_CHARACTERS = 1000;

    /** Stands in while the currency is wrong, of which a problem tells already. */
    private static final VolumeTiers.Tier NO_TIER = new VolumeTiers.Tier(0, BigDecimal.ZERO);

    private FeeRuleRates() {}

    static FieldType<VolumeTiers> tiers(FileColumn<Currency> currency, FileColumn<VolumeTiers.Mode> tierMode) {
        return (text, line) -> {
            if (text.length() > MOST_TIERS_CHARACTERS) {
                throw new IllegalArgumentException("is longer than " + MOST_TIERS_CHARACTERS + " characters");
            }
            Currency unit = line.find(currency);
            VolumeTiers.Mode mode = line.get(tierMode, VolumeTiers.Mode.MARGINAL);
            return unit == null ? new VolumeTiers(mode, List.of(NO_TIER)) : VolumeTiers.parse(mode, text, unit);
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
