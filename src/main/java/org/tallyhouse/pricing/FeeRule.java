package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;

/**
 * A dated price of one party: rate × amount rounded once, then + fixed, then at least min and at most
 * max. An empty merchant, channel, product or card type matches any. Amounts are minor units of
 * {@code currency}.
 */
public record FeeRule(
        String ruleId,
        Party party,
        String merchantId,
        String channel,
        String product,
        String cardType,
        String transactionType,
        String currency,
        BigDecimal rate,
        long fixedMinor,
        @Nullable Long minMinor,
        @Nullable Long maxMinor,
        RoundingMode rounding,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    public FeeRule {
        if (rate.signum() < 0 || fixedMinor < 0 || (minMinor != null && minMinor < 0)) {
            throw new IllegalArgumentException("fee rule " + ruleId + " has a negative part");
        }
        if (maxMinor != null && maxMinor < (minMinor == null ? 0 : minMinor)) {
            throw new IllegalArgumentException("fee rule " + ruleId + ": max is below min");
        }
    }

    /** The fee for an amount, both in minor units. */
    public long price(long amountMinor) {
        long fee = Math.addExact(Amounts.share(rate, amountMinor, rounding), fixedMinor);
        fee = minMinor == null ? fee : Math.max(fee, minMinor);
        return maxMinor == null ? fee : Math.min(fee, maxMinor);
    }

    boolean matches(Priced priced) {
        return fits(merchantId, priced.merchantId())
                && fits(channel, priced.channel())
                && fits(product, priced.product())
                && fits(cardType, priced.cardType())
                && transactionType.equals(priced.type())
                && currency.equals(priced.currency())
                && inForceOn(priced.businessDate());
    }

    /** Merchant counts before channel, channel before product, product before card type. */
    int specificity() {
        return (merchantId.isEmpty() ? 0 : 8)
                + (channel.isEmpty() ? 0 : 4)
                + (product.isEmpty() ? 0 : 2)
                + (cardType.isEmpty() ? 0 : 1);
    }

    private boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveTo == null || !date.isAfter(effectiveTo));
    }

    private static boolean fits(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    /** How the fee comes about: {@code 0.0035 × amount (HALF_UP), max 13.00}. */
    public String formula() {
        StringBuilder text = new StringBuilder(rate.stripTrailingZeros().toPlainString())
                .append(" × amount (")
                .append(rounding)
                .append(')');
        if (fixedMinor != 0) {
            text.append(" + ").append(Amounts.format(fixedMinor, currency));
        }
        if (minMinor != null) {
            text.append(", min ").append(Amounts.format(minMinor, currency));
        }
        if (maxMinor != null) {
            text.append(", max ").append(Amounts.format(maxMinor, currency));
        }
        return text.toString();
    }
}
