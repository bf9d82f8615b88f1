package org.tallyhouse.bankfile.iso20022;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.tallyhouse.layout.FileFault;

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
    void require(String statedCount, String statedSum, String what, int line) {
        boolean sumDiffers = !statedSum.isEmpty()
                && decimal(message, statedSum, what + " sum", line).compareTo(sum) != 0;
        if (!statedCount.isEmpty() && count(statedCount, what, line) != count) {
            String sums = sumDiffers ? "; the sums are %s and %s".formatted(statedSum, sum.toPlainString()) : "";
            throw message.refusedAt(
                    line,
                    FileFault.control(
                                    "{field} states a count of {expected}, but holds {actual}{cause}",
                                    what,
                                    statedCount,
                                    count)
                            .because(sums));
        }
        if (sumDiffers) {
            throw message.refusedAt(
                    line,
                    FileFault.control(
                            "{field} states a sum of {expected}, but holds {actual}",
                            what,
                            statedSum,
                            sum.toPlainString()));
        }
    }

    private long count(String text, String what, int line) {
        if (!COUNT.matcher(text).matches()) {
            throw message.refusedAt(line, FileFault.badValue(what + " count", text, "is no number"));
        }
        return Long.parseLong(text);
    }

    /** An amount whose absence makes the controls impossible to check, so the file is refused. */
    static BigDecimal decimal(XmlMessage message, String text, String what, int line) {
        if (!DECIMAL.matcher(text).matches()) {
            throw message.refusedAt(line, FileFault.badValue(what, text, "is no amount"));
        }
        return new BigDecimal(text);
    }
}
