package org.tallyhouse.sampleworld;

import java.math.BigDecimal;
import java.util.Currency;

/** Amounts of money: in minor units as the world counts them, in major units as its files write them. */
final class Amounts {
    private Amounts() {}

    static long minor(String major, String currency) {
        return new BigDecimal(major).movePointRight(digits(currency)).longValueExact();
    }

    static String major(long minor, String currency) {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
