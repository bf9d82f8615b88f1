package org.tallyhouse.bankfile.iso20022;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A count and a sum that a message states, and what it holds. The sum is that of the amounts as written,
 * whatever their currencies (ISO 20022, control sum).
 */
final class XmlControls {
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{0,17})?");

    private final XmlMessage message;
    private long count;
    private BigDecimal sum = BigDecimal.ZERO;

    XmlControls(XmlMessage message) {
        this.message = message;
    }

    void add(BigDecimal amount) {
        count++;
        sum = sum.add(amount);
    }

    long count() {
        return count;
    }

    BigDecimal sum() {
        return sum;
    }

    /** What is stated may be empty: then it is not held against anything. */
    void require(String statedCount, String statedSum, String what, String place) {
        boolean sumDiffers = !statedSum.isEmpty()
                && decimal(message, statedSum, what + " sum", place).compareTo(sum) != 0;
        if (!statedCount.isEmpty() && count(statedCount, what, place) != count) {
            String sums = sumDiffers ? "; the sums are %s and %s".formatted(statedSum, sum.toPlainString()) : "";
            throw message.refusedAt(
                    place, "%s states a count of %s, but holds %d%s".formatted(what, statedCount, count, sums));
        }
        if (sumDiffers) {
            throw message.refusedAt(
                    place, "%s states a sum of %s, but holds %s".formatted(what, statedSum, sum.toPlainString()));
        }
    }

    private long count(String text, String what, String place) {
        if (!COUNT.matcher(text).matches()) {
            throw message.refusedAt(place, "%s count '%s' is no number".formatted(what, text));
        }
        return Long.parseLong(text);
    }

    /** An amount whose absence makes the controls impossible to check, so the file is refused. */
    static BigDecimal decimal(XmlMessage message, String text, String what, String place) {
        if (!DECIMAL.matcher(text).matches()) {
            throw message.refusedAt(place, "%s '%s' is no amount".formatted(what, text));
        }
        return new BigDecimal(text);
    }
}
