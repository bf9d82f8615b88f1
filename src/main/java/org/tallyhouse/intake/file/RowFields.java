package org.tallyhouse.intake.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.failure.ShownText;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** Reads the fields of one row; the first one that is wrong rejects the row. */
public record RowFields(FileRow row) {

    public String text(String field, int longest) throws RowRejected {
        String value = optional(field, longest);
        if (value.isEmpty()) {
            throw new RowRejected(field, value, RejectReason.MISSING_VALUE, field + " is empty");
        }
        return value;
    }

    /** The field, or an empty text. */
    public String optional(String field, int longest) throws RowRejected {
        String value = row.get(field);
        if (value.length() > longest) {
            throw new RowRejected(
                    field, value, RejectReason.TOO_LONG, "%s has more than %d characters".formatted(field, longest));
        }
        if (!ShownText.isOneLine(value)) {
            throw new RowRejected(
                    field,
                    ShownText.of(value),
                    RejectReason.CONTROL_CHARACTER,
                    field + " has a line break or another character in it that is not seen");
        }
        return value;
    }

    public <E extends Enum<E>> E oneOf(String field, Class<E> values) throws RowRejected {
        return oneOf(field, List.of(values.getEnumConstants()));
    }

    public <E extends Enum<E>> E oneOf(String field, List<E> allowed) throws RowRejected {
        String value = text(field, 64);
        for (E constant : allowed) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new RowRejected(field, value, RejectReason.UNKNOWN_VALUE, "%s is none of %s".formatted(field, allowed));
    }

    public LocalDate date(String field) throws RowRejected {
        String value = text(field, 32);
        try {
            return storable(LocalDate.parse(value));
        } catch (DateTimeException e) {
            throw new RowRejected(field, value, RejectReason.NOT_A_DATE, field + " is not a date like 2026-02-13");
        }
    }

    /** The moment in UTC, to the millisecond, as the database keeps it. */
    public LocalDateTime timestamp(String field) throws RowRejected {
        String value = text(field, 40);
        try {
            LocalDateTime moment = OffsetDateTime.parse(value)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime()
                    .truncatedTo(ChronoUnit.MILLIS);
            storable(moment.toLocalDate());
            return moment;
        } catch (DateTimeException e) {
            throw new RowRejected(
                    field,
                    value,
                    RejectReason.NOT_A_TIMESTAMP,
                    field + " is not ISO 8601 with an offset, like 2026-02-13T09:30:00+08:00");
        }
    }

    /** Years have four digits, as the database has them too; ISO 8601 allows for more. */
    private static LocalDate storable(LocalDate date) {
        if (date.getYear() < 1000 || date.getYear() > 9999) {
            throw new DateTimeException(date + " has no year of four digits");
        }
        return date;
    }

    public Currency currency(String field) throws RowRejected {
        String value = text(field, 8);
        return Currencies.find(value)
                .orElseThrow(() -> new RowRejected(
                        field, value, RejectReason.UNKNOWN_CURRENCY, field + " is no ISO 4217 currency"));
    }

    /** Minor units, more than zero. */
    public long positiveAmount(String field, Currency currency) throws RowRejected {
        long minor = amount(field, currency);
        if (minor <= 0) {
            throw new RowRejected(
                    field, row.get(field), RejectReason.AMOUNT_NOT_POSITIVE, field + " must be more than zero");
        }
        return minor;
    }

    /** Minor units of either sign. */
    public long amount(String field, Currency currency) throws RowRejected {
        String value = text(field, 64);
        try {
            return Amounts.parse(value, currency);
        } catch (AmountException e) {
            throw new RowRejected(field, value, reason(e), field + " " + e.getMessage());
        }
    }

    private static RejectReason reason(AmountException e) {
        return switch (e.fault()) {
            case NOT_A_NUMBER -> RejectReason.NOT_AN_AMOUNT;
            case TOO_MANY_DIGITS -> RejectReason.TOO_MANY_DIGITS;
            case TOO_LARGE -> RejectReason.AMOUNT_TOO_LARGE;
        };
    }
}
