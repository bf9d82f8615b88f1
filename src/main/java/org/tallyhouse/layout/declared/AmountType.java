package org.tallyhouse.layout.declared;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/**
 * Money. The value is in major units with the currency's digits, as every file of ours has it.
 *
 * @param minor in minor units: as many implied decimals as the currency has
 * @param impliedDecimals in major units without a point; -1 where the point is written
 * @param thousands what groups three digits, or null
 * @param plus the mark of a positive amount, for the signs that are marks
 * @param signField where the mark stands, for {@link Sign#FIELD}; else empty
 */
public record AmountType(
        boolean minor,
        int impliedDecimals,
        @Nullable Character thousands,
        Sign sign,
        String plus,
        String minus,
        String signField)
        implements FieldType {
    private static final Pattern DIGITS = Pattern.compile("0*[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("0*[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** Where the sign stands. */
    public enum Sign {
        NONE,
        LEADING,
        TRAILING,
        MARK_BEFORE,
        MARK_AFTER,
        FIELD
    }

    @Override
    public boolean isFigure() {
        return true;
    }

    @Override
    public String read(String bare, Context context) throws FieldFault {
        Currency currency = currency(context);
        Signed signed = unsign(bare, context);
        BigDecimal amount = decimal(ungroup(signed.body.trim()), currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        // bills write more zeros than the currency has digits
        BigDecimal shortest = amount.setScale(
                Math.max(digits, Math.max(0, amount.stripTrailingZeros().scale())));
        String plain = (signed.negative && shortest.signum() != 0 ? "-" : "") + shortest.toPlainString();
        return Amounts.format(parse(plain, currency), currency);
    }

    @Override
    public Written write(String value, Context context) throws FieldFault {
        Currency currency = currency(context);
        long amountMinor = parse(value, currency);
        boolean negative = amountMinor < 0;
        String body = body(Math.abs(amountMinor), currency);
        return switch (sign) {
            case NONE -> {
                if (negative) {
                    throw new FieldFault("is negative, and the layout has no sign");
                }
                yield Written.of(body);
            }
            case LEADING -> new Written(negative ? "-" : "", body, "");
            case TRAILING -> new Written("", body, negative ? "-" : "");
            case MARK_BEFORE -> new Written(mark(negative), body, "");
            case MARK_AFTER -> new Written("", body, mark(negative));
            case FIELD -> Written.of(body);
        };
    }

    /** What stands for the sign of a value in the field the sign is in. */
    public String mark(boolean negative) {
        return negative ? minus : plus;
    }

    private static long parse(String plain, Currency currency) throws FieldFault {
        try {
            return Amounts.parse(plain, currency);
        } catch (AmountException e) {
            throw new FieldFault(e.getMessage());
        }
    }

    private static Currency currency(Context context) throws FieldFault {
        String code = context.currency();
        return Currencies.find(code)
                .orElseThrow(() -> new FieldFault(
                        code.isEmpty()
                                ? "has no currency: none is read before it"
                                : "has the currency '" + code + "', which is no ISO 4217 currency"));
    }

    private record Signed(boolean negative, String body) {}

    private Signed unsign(String text, Context context) throws FieldFault {
        return switch (sign) {
            case NONE -> new Signed(false, text);
            case LEADING -> {
                boolean signed = text.startsWith("-") || text.startsWith("+");
                yield new Signed(text.startsWith("-"), signed ? text.substring(1) : text);
            }
            case TRAILING -> {
                boolean signed = text.endsWith("-") || text.endsWith("+");
                yield new Signed(text.endsWith("-"), signed ? text.substring(0, text.length() - 1) : text);
            }
            case MARK_BEFORE -> {
                boolean negative = isNegative(text.startsWith(plus), text.startsWith(minus), "before it");
                yield new Signed(negative, text.substring(mark(negative).length()));
            }
            case MARK_AFTER -> {
                boolean negative = isNegative(text.endsWith(plus), text.endsWith(minus), "behind it");
                yield new Signed(
                        negative,
                        text.substring(0, text.length() - mark(negative).length()));
            }
            case FIELD -> {
                String mark = context.text(signField);
                yield new Signed(isNegative(mark.equals(plus), mark.equals(minus), "in " + signField), text);
            }
        };
    }

    /** One mark may be the beginning of the other (C and CR); then the longer one is meant. */
    private boolean isNegative(boolean hasPlus, boolean hasMinus, String where) throws FieldFault {
        if (!hasPlus && !hasMinus) {
            throw new FieldFault("has no mark %s or %s %s".formatted(plus, minus, where));
        }
        return hasMinus && (!hasPlus || minus.length() > plus.length());
    }

    private String ungroup(String text) throws FieldFault {
        if (thousands == null || text.indexOf(thousands) < 0) {
            return text;
        }
        String group = Pattern.quote(thousands.toString());
        if (!text.matches("0*[0-9]{1,3}(" + group + "[0-9]{3})+(\\.[0-9]+)?")) {
            throw new FieldFault("is not grouped by thousands");
        }
        return text.replace(thousands.toString(), "");
    }

    private BigDecimal decimal(String text, Currency currency) throws FieldFault {
        boolean pointless = minor || impliedDecimals >= 0;
        if (!(pointless ? DIGITS : DECIMAL).matcher(text).matches()) {
            throw new FieldFault(
                    pointless ? "is not an amount without a point, like 1230" : "is not an amount like 12.30");
        }
        return pointless ? new BigDecimal(text).movePointLeft(implied(currency)) : new BigDecimal(text);
    }

    private int implied(Currency currency) {
        return minor ? Math.max(0, currency.getDefaultFractionDigits()) : impliedDecimals;
    }

    private String body(long absoluteMinor, Currency currency) throws FieldFault {
        if (minor) {
            return Long.toString(absoluteMinor);
        }
        BigDecimal major = BigDecimal.valueOf(absoluteMinor, Math.max(0, currency.getDefaultFractionDigits()));
        if (impliedDecimals < 0) {
            return grouped(major.toPlainString());
        }
        if (major.stripTrailingZeros().scale() > impliedDecimals) {
            throw new FieldFault(String.format(Locale.ROOT, "has more than %d decimals", impliedDecimals));
        }
        return major.movePointRight(impliedDecimals).toBigIntegerExact().toString();
    }

    private String grouped(String plain) {
        if (thousands == null) {
            return plain;
        }
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int at = point - 3; at > 0; at -= 3) {
            text.insert(at, thousands.charValue());
        }
        return text.toString();
    }
}
