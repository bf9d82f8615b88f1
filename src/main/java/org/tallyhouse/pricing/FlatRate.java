package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallyhouse.money.Amounts;

/** One rate for every amount: {@code 0.0035} is 0.35 %. */
public record FlatRate(BigDecimal rate) implements Rates {

    public FlatRate {
        if (rate.signum() < 0) {
            throw new IllegalArgumentException("has a negative part");
        }
    }

    @Override
    public long share(long volumeMinor, long fromMinor, long sliceMinor, RoundingMode rounding) {
        return Amounts.share(rate, sliceMinor, rounding);
    }

    @Override
    public boolean needVolume() {
        return false;
    }

    @Override
    public String formula(String currency) {
        return Rates.text(rate) + " × amount";
    }
}
