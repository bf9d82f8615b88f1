package org.tallyhouse.pricing;

import java.math.RoundingMode;

/** The rates of a stored rule that says nothing anybody can price by: whatever it should price has no price. */
public record UnreadableRates(String rule, String why) implements Rates {

    @Override
    public long share(long volumeMinor, long fromMinor, long sliceMinor, RoundingMode rounding) {
        throw new IllegalArgumentException(
                "fee rule %s %s; give one of a higher priority by set-up".formatted(rule, why));
    }

    @Override
    public boolean needVolume() {
        return false;
    }

    @Override
    public String formula(String currency) {
        return "unreadable × amount";
    }
}
