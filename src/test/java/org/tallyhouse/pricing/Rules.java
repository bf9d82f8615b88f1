package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Fee rules and what they price, written briefly. Amounts are minor units. */
final class Rules {
    static final LocalDate DATE = LocalDate.parse("2026-02-13");

    private Rules() {}

    static FeeRule price(String rate, long fixed, @Nullable Long min, @Nullable Long max, RoundingMode rounding) {
        return new FeeRule(
                "R",
                Party.MERCHANT,
                "",
                "",
                "",
                "",
                "PAYMENT",
                "CNY",
                new BigDecimal(rate),
                fixed,
                min,
                max,
                rounding,
                DATE,
                null);
    }

    static FeeRule of(String ruleId, Party party, String rate) {
        return matching(ruleId, party, rate, "", "", "", "");
    }

    static FeeRule matching(
            String ruleId,
            Party party,
            String rate,
            String merchantId,
            String channel,
            String product,
            String cardType) {
        return new FeeRule(
                ruleId,
                party,
                merchantId,
                channel,
                product,
                cardType,
                "PAYMENT",
                "CNY",
                new BigDecimal(rate),
                0,
                null,
                null,
                RoundingMode.HALF_UP,
                LocalDate.parse("2026-01-01"),
                null);
    }

    static FeeRule dated(FeeRule rule, String from, @Nullable String to) {
        return new FeeRule(
                rule.ruleId(),
                rule.party(),
                rule.merchantId(),
                rule.channel(),
                rule.product(),
                rule.cardType(),
                rule.transactionType(),
                rule.currency(),
                rule.rate(),
                rule.fixedMinor(),
                rule.minMinor(),
                rule.maxMinor(),
                rule.rounding(),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    static Priced payment() {
        return new Priced("PAYMENT", "M1", "CARD", "ONLINE", "DEBIT", "CNY", DATE);
    }

    static Priced paymentOn(String businessDate) {
        return new Priced("PAYMENT", "M1", "CARD", "ONLINE", "DEBIT", "CNY", LocalDate.parse(businessDate));
    }
}
