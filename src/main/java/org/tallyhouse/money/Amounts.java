package org.tallyhouse.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.regex.Pattern;

/** Turns amounts in major units, as files and people write them, into minor units and back. */
public final class Amounts {

    /** The largest amount of one row, in minor units; sums of rows are checked for overflow. */
    public static final long MAX_MINOR = 1_000_000_000L * 1_000_000L;

    private static final Pattern MAJOR = Pattern.compile("-?\\d{1,18}(\\.\\d{1,4})?");

    private Amounts() {}

    /**
     * The minor units behind a text in major units.
     *
     * @throws AmountException if the text is no plain decimal, has more digits than the currency, or
     *     is larger than {@link #MAX_MINOR}
     */
    public static long parse(String major, Currency currency) {
        if (!MAJOR.matcher(major).matches()) {
            throw new AmountException(AmountException.Fault.NOT_A_NUMBER, "is not an amount like 12.30");
        }
        int digits = digits(currency);
        BigDecimal amount = new BigDecimal(major);
        if (amount.scale() > digits && amount.stripTrailingZeros().scale() > digits) {
            throw new AmountException(
                    AmountException.Fault.TOO_MANY_DIGITS,
                    "has more than the " + digits + " decimal digits of " + currency.getCurrencyCode());
        }
        BigDecimal minor = amount.movePointRight(digits);
        if (minor.abs().compareTo(BigDecimal.valueOf(MAX_MINOR)) > 0) {
            throw new AmountException(AmountException.Fault.TOO_LARGE, "is larger than an amount may be");
        }
        return minor.longValueExact();
    }

    /** The text in major units, with exactly the currency's digits: {@code 12.30}, {@code 500}. */
    public static String format(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    public static String format(long minor, String currency) {
        return format(minor, Currency.getInstance(currency));
    }

    /**
     * Rate × amount, rounded once.
     *
     * @return minor units
     * @throws ArithmeticException if the result does not fit a long
     */
    public static long share(BigDecimal rate, long minor, RoundingMode rounding) {
        return rate.multiply(BigDecimal.valueOf(minor)).setScale(0, rounding).longValueExact();
    }

    /**
     * total × part / whole, rounded half up, exact in between: how a fee follows a part of an amount.
     *
     * @return minor units
     */
    public static long proportion(long total, long part, long whole) {
        return BigDecimal.valueOf(total)
                .multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
