package org.tallyhouse.layout.declared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A date; the value is ISO 8601. Where the pattern has no year it is that in which the date comes closest
 * to the one the file is read for.
 */
public record DateType(
        String pattern,
        DateTimeFormatter formatter,
        @Nullable LocalDate near) implements FieldType {

    /** @throws IllegalArgumentException if it is no pattern */
    public static DateType of(String pattern) {
        return new DateType(pattern, formatter(pattern), null);
    }

    public static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    public boolean hasYear() {
        return pattern.indexOf('y') >= 0 || pattern.indexOf('u') >= 0;
    }

    public DateType near(@Nullable LocalDate date) {
        return new DateType(pattern, formatter, date);
    }

    @Override
    public String read(String bare, Context context) throws FieldFault {
        try {
            TemporalAccessor parsed = formatter.parse(bare);
            return hasYear() ? LocalDate.from(parsed).toString() : closest(MonthDay.from(parsed));
        } catch (DateTimeException e) {
            throw new FieldFault("is not a date like " + pattern);
        }
    }

    private String closest(MonthDay day) throws FieldFault {
        if (near == null) {
            throw new FieldFault("has no year; give the date the file is for");
        }
        return IntStream.rangeClosed(near.getYear() - 4, near.getYear() + 4)
                .filter(day::isValidYear)
                .mapToObj(day::atYear)
                .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(near, date))))
                .orElseThrow(() -> new FieldFault("is no date"))
                .toString();
    }

    @Override
    public Written write(String value, Context context) throws FieldFault {
        try {
            return Written.of(formatter.format(LocalDate.parse(value)));
        } catch (DateTimeException e) {
            throw new FieldFault("is not a date like 2026-02-13 that fits " + pattern);
        }
    }
}
