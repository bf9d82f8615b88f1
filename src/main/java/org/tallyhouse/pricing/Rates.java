package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The percentage part of a price. */
public sealed interface Rates permits FlatRate, VolumeTiers, Rates.Unreadable {

    /**
     * The percentage part of a slice of the month's volume, rounded once.
     *
     * @param volumeMinor the month's volume before the transaction
     * @param fromMinor where in the volume the priced slice begins
     * @param sliceMinor how long it is
     * @return minor units
     */
    long share(long volumeMinor, long fromMinor, long sliceMinor, RoundingMode rounding);

    /** Whether the result depends on the volume. */
    boolean needVolume();

    /** {@code 0.0035 × amount}, for people. */
    String formula(String currency);

    static String text(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }

    /** Those of a stored rule that says nothing anybody can price by: whatever it should price has no price. */
    record Unreadable(String rule, String why) implements Rates {

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
}
