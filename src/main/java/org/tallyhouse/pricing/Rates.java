package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The percentage part of a price. */
public sealed interface Rates permits FlatRate, VolumeTiers, UnreadableRates {

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
}
