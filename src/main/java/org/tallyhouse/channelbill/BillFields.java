package org.tallyhouse.channelbill;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** The fields of a row of a bill. What cannot be read refuses the file: without it no total is sure. */
record BillFields(Path file, FileRow row) {
    static final int LONGEST_REFERENCE = 64;

    private static final Pattern DECIMAL = Pattern.compile("-?(\\d{1,18}(\\.\\d{0,9})?|\\.\\d{1,9})");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    static DateTimeFormatter time(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    String text(String column) {
        return row.get(column);
    }

    /** The first of two columns that is filled. */
    String either(String column, String otherwise) {
        String text = text(column);
        return text.isEmpty() ? text(otherwise) : text;
    }

    LocalDate date(String column, DateTimeFormatter format) {
        try {
            return LocalDate.parse(text(column), format);
        } catch (DateTimeException e) {
            throw refused(column, "is no time of the format");
        }
    }

    Currency currency(String column) {
        return Currencies.find(text(column).toUpperCase(Locale.ROOT))
                .orElseThrow(() -> refused(column, "is no ISO 4217 currency"));
    }

    /** Minor units of an amount in major units; nothing is 0. */
    long major(String column, Currency currency) {
        String text = text(column);
        if (text.isEmpty()) {
            return 0;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw refused(column, "is not an amount like 12.30");
        }
        BigDecimal shortest = new BigDecimal(text).stripTrailingZeros();
        try {
            return Amounts.parse(
                    shortest.setScale(Math.max(0, shortest.scale())).toPlainString(), currency);
        } catch (AmountException e) {
            throw refused(column, String.valueOf(e.getMessage()));
        }
    }

    /** Minor units, written as such without a sign; nothing is 0. */
    long minor(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return 0;
        }
        if (!DIGITS.matcher(text).matches() || Long.parseLong(text) > Amounts.MAX_MINOR) {
            throw refused(column, "is not an amount in minor units");
        }
        return Long.parseLong(text);
    }

    FileRefused refused(String column, String reason) {
        return new FileRefused("%s line %d: %s '%s' %s".formatted(file, row.line(), column, text(column), reason));
    }
}
