package org.tallyhouse.pricing;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;

/**
 * What a rule asks: a percentage part rounded once, a fixed part, then at least min and at most max. What a
 * free quota covers is not asked for; where it covers a transaction whole, nothing is. Minor units.
 */
public record Price(Kind kind, Rates rates, long fixedMinor, FeeLimits limits, FreeQuota free, RoundingMode rounding) {

    /** How the parts come together. */
    public enum Kind {
        /** The percentage part and the fixed part. */
        SUM,
        /** The greater of the two. */
        GREATER_OF,
        /** Nothing at all. */
        WAIVED
    }

    public Price {
        if (fixedMinor < 0) {
            throw new IllegalArgumentException("has a negative part");
        }
    }

    /** Whether the fee depends on what came before it in the month. */
    public boolean needsUsage() {
        return kind != Kind.WAIVED && (rates.needVolume() || !free.isNone());
    }

    /** The fee for an amount after what came before it in its month, in minor units. */
    public long of(long amountMinor, RuleUsage before) {
        long freeMinor = free.freeOf(amountMinor, before);
        if (kind == Kind.WAIVED || (freeMinor == amountMinor && !free.isNone())) {
            return 0;
        }
        long from = Math.addExact(before.amountMinor(), freeMinor);
        long share = rates.share(before.amountMinor(), from, amountMinor - freeMinor, rounding);
        return limits.within(kind == Kind.GREATER_OF ? Math.max(share, fixedMinor) : Math.addExact(share, fixedMinor));
    }

    /** How the fee comes about: {@code 0.0035 × amount (HALF_UP), max 13.00}. */
    String formula(String currency) {
        if (kind == Kind.WAIVED) {
            return "waived";
        }
        String share = "%s (%s)".formatted(rates.formula(currency), rounding);
        StringBuilder text = new StringBuilder();
        if (kind == Kind.GREATER_OF) {
            text.append("the greater of ").append(share).append(" and ").append(Amounts.format(fixedMinor, currency));
        } else {
            text.append(share);
            append(text, " + ", fixedMinor == 0 ? null : fixedMinor, currency);
        }
        append(text, ", min ", limits.minMinor(), currency);
        append(text, ", max ", limits.maxMinor(), currency);
        append(text, ", a month's first ", free.amountMinor(), currency);
        if (free.count() != null) {
            text.append(", a month's first ").append(free.count());
        }
        return text.append(free.isNone() ? "" : " free").toString();
    }

    private static void append(StringBuilder text, String before, @Nullable Long minor, String currency) {
        if (minor != null) {
            text.append(before).append(Amounts.format(minor, currency));
        }
    }
}
