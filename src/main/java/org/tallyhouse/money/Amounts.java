package org.tallyhouse.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Turns amounts in major units, as files and people write them, into minor units and back. */
public final class Amounts {

    /** The largest amount of one row, in minor units; sums of rows are checked for overflow. */
    public static final long MAX_MINOR = 1_000_000_000L * 1_000_000L;

    private static final int MOST_WHOLE_DIGITS = 18;
    private static final int MOST_DECIMALS = 4;

    private Amounts() {}

    /**
     * The minor units behind a text in major units.
     *
     * @throws AmountException if the text is no plain decimal, has more digits than the currency, or
     *     is larger than {@link #MAX_MINOR}
     */
    public static long parse(String major, Currency currency) {
        int start = major.startsWith("-") ? 1 : 0;
        int wholeEnd = digitsEnd(major, start);
        boolean isWhole = wholeEnd == major.length();
        int end = isWhole ? wholeEnd : digitsEnd(major, wholeEnd + 1);
        int decimals = isWhole ? 0 : end - wholeEnd - 1;
        if (!isBetween(wholeEnd - start, 1, MOST_WHOLE_DIGITS)
                || !isWhole && (major.charAt(wholeEnd) != '.' || !isBetween(decimals, 1, MOST_DECIMALS))
                || end != major.length()) {
            throw new AmountException(AmountException.Fault.NOT_A_NUMBER, "is not an amount like 12.30");
        }
        int digits = digits(currency);
        for (int at = wholeEnd + 1 + digits; at < end; at++) {
            if (major.charAt(at) != '0') {
                throw new AmountException(
                        AmountException.Fault.TOO_MANY_DIGITS,
                        "has more than the " + digits + " decimal digits of " + currency.getCurrencyCode());
            }
        }
        long minor = 0;
        for (int at = start; at < wholeEnd; at++) {
            minor = withDigit(minor, major.charAt(at));
        }
        for (int at = wholeEnd + 1; at <= wholeEnd + digits; at++) {
            minor = withDigit(minor, at < end ? major.charAt(at) : '0');
        }
        return start == 1 ? -minor : minor;
    }

    /** Where the digits end that begin here. */
    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static boolean isBetween(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static long withDigit(long minor, char digit) {
        long longer = minor * 10 + (digit - '0');
        if (longer > MAX_MINOR) {
            throw new AmountException(AmountException.Fault.TOO_LARGE, "is larger than an amount may be");
        }
        return longer;
    }

    /** The text in major units, with exactly the currency's digits: {@code 12.30}, {@code 500}. */
    public static String format(long minor, Currency currency) {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString();
    }

    /** As a person is told it, like {@code 1234.50 CNY}. */
    public static String told(long minor, String currency) {
        return format(minor, currency) + " " + currency;
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
