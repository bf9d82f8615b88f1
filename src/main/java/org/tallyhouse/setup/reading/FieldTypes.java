package org.tallyhouse.setup.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** The types of field in set-up files, with the lengths of the schema. */
public final class FieldTypes {
    private static final Pattern ID_TEXT = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern PURPOSE_TEXT = Pattern.compile("[A-Z0-9][A-Z0-9_-]{0,31}");
    private static final Pattern DATE_TEXT = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
    private static final Pattern COUNT_TEXT = Pattern.compile("[1-9]\\d{0,5}");
    private static final Pattern CATEGORY_TEXT = Pattern.compile("\\d{4}");
    private static final Pattern NUMBER_TEXT = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DAYS_TEXT = Pattern.compile("\\d{1,4}");
    private static final Pattern TIME_TEXT = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern RATE_TEXT = Pattern.compile("[01](\\.\\d{1,12})?");

    /** No dot in an id: the code of an account is made of ids joined by dots. */
    public static final FieldType<String> ID =
            (text, line) -> matching(ID_TEXT, text, "is not 1 to 32 letters, digits, '_' or '-'");

    /** A calendar, or several of which all must work: CN+US. */
    public static final FieldType<String> CALENDARS = (text, line) -> {
        String[] ids = text.split("\\+", -1);
        for (String id : ids) {
            matching(ID_TEXT, id, "is no calendar's id, nor several joined like CN+US");
        }
        if (Set.copyOf(List.of(ids)).size() < ids.length || text.length() > 64) {
            throw wrong("names a calendar twice or has more than 64 characters");
        }
        return text;
    };

    /** The last part of the code of an account, so it has no dot either. */
    public static final FieldType<String> PURPOSE = (text, line) ->
            matching(PURPOSE_TEXT, text, "is not 1 to 32 upper-case letters, digits, '_' or '-', like MALL");

    public static final FieldType<LocalDate> DATE = (text, line) -> date(text);

    public static final FieldType<LocalTime> TIME =
            (text, line) -> LocalTime.parse(matching(TIME_TEXT, text, "is not a time like 17:30"));

    /** A zone with a name, whose clock knows summer time. */
    public static final FieldType<String> TIME_ZONE = (text, line) -> {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw wrong("is no time zone like Asia/Shanghai");
        }
        return text;
    };

    public static final FieldType<Currency> CURRENCY =
            (text, line) -> Currencies.find(text).orElseThrow(() -> wrong("is no ISO 4217 currency"));

    public static final FieldType<Boolean> FLAG = (text, line) -> flag(text);

    public static final FieldType<BigDecimal> RATE = (text, line) -> rate(text);

    public static final FieldType<Integer> COUNT =
            (text, line) -> Integer.valueOf(matching(COUNT_TEXT, text, "is not a whole number from 1 to 999999"));
    public static final FieldType<Integer> DAYS =
            (text, line) -> Integer.parseInt(matching(DAYS_TEXT, text, "is not a number of days from 0 to 9999"));

    public static final FieldType<SettlementTerms> TERMS = (text, line) -> SettlementTerms.parse(text);

    /** ISO 18245, as card networks publish them. */
    public static final FieldType<String> MERCHANT_CATEGORY =
            (text, line) -> matching(CATEGORY_TEXT, text, "is no merchant category of 4 digits, like 5411");

    private FieldTypes() {}

    public static FieldType<Integer> number(int least) {
        return (text, line) -> {
            int number = Integer.parseInt(matching(NUMBER_TEXT, text, "is no whole number"));
            if (number < least) {
                throw wrong("is below " + least);
            }
            return number;
        };
    }

    public static FieldType<String> text(int maxCharacters) {
        return (text, line) -> {
            if (text.codePointCount(0, text.length()) > maxCharacters) {
                throw wrong("is longer than " + maxCharacters + " characters");
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw wrong("has a line break or another control character in it");
            }
            return text;
        };
    }

    public static <E extends Enum<E>> FieldType<E> oneOf(Class<E> constants) {
        return oneOf(List.of(constants.getEnumConstants()));
    }

    public static <E extends Enum<E>> FieldType<E> oneOf(List<E> allowed) {
        return (text, line) -> allowed.stream()
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        wrong("is none of " + allowed.stream().map(Enum::name).collect(Collectors.joining(", "))));
    }

    public static FieldType<LocalDate> dateFrom(FileColumn<LocalDate> earliest) {
        return (text, line) -> {
            LocalDate date = date(text);
            LocalDate from = line.find(earliest);
            if (from != null && date.isBefore(from)) {
                throw wrong("is before " + earliest.name() + " " + from);
            }
            return date;
        };
    }

    /** Minor units, zero or more. While the currency is wrong the amount is not looked at. */
    public static FieldType<Long> amount(FileColumn<Currency> currency) {
        return (text, line) -> {
            Currency unit = line.find(currency);
            return unit == null ? 0L : notNegative(Amounts.parse(text, unit));
        };
    }

    /** Minor units, more than zero. */
    public static FieldType<Long> positiveAmount(FileColumn<Currency> currency) {
        return (text, line) -> {
            long amount = amount(currency).parse(text, line);
            if (amount == 0 && line.find(currency) != null) {
                throw wrong("is zero; leave it empty where there is no limit");
            }
            return amount;
        };
    }

    public static FieldType<Long> amountFrom(FileColumn<Long> least, FileColumn<Currency> currency) {
        return (text, line) -> {
            long amount = amount(currency).parse(text, line);
            Long from = line.find(least);
            if (from != null && line.find(currency) != null && amount < from) {
                throw wrong("is below " + least.name());
            }
            return amount;
        };
    }

    private static long notNegative(long amount) {
        if (amount < 0) {
            throw wrong("is negative");
        }
        return amount;
    }

    private static LocalDate date(String text) {
        String reason = "is not a date like 2026-02-13";
        try {
            return LocalDate.parse(matching(DATE_TEXT, text, reason));
        } catch (DateTimeParseException e) {
            throw wrong(reason);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("is neither true nor false");
        };
    }

    private static BigDecimal rate(String text) {
        String reason = "is not a rate from 0 to 1 with at most 12 decimal digits, like 0.0035";
        BigDecimal rate = new BigDecimal(matching(RATE_TEXT, text, reason));
        if (rate.compareTo(BigDecimal.ONE) > 0) {
            throw wrong(reason);
        }
        return rate;
    }

    private static String matching(Pattern pattern, String text, String reason) {
        if (!pattern.matcher(text).matches()) {
            throw wrong(reason);
        }
        return text;
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException(reason);
    }
}
