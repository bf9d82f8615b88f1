package org.tallyhouse.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.pricing.PriceBasis.PricedCard;
import org.tallyhouse.pricing.PriceBasis.PricedMerchant;

/** Fee rules and what they price, written briefly. Amounts are minor units. */
final class SampleRules {
    static final LocalDate DATE = LocalDate.parse("2026-02-13");
    static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");

    private SampleRules() {}

    static FeeRule price(String rate, long fixed, @Nullable Long min, @Nullable Long max, RoundingMode rounding) {
        return rule("R", FeeParty.MERCHANT, any(), sum(rate, fixed, min, max, rounding));
    }

    static Price sum(String rate, long fixed, @Nullable Long min, @Nullable Long max, RoundingMode rounding) {
        return new Price(Price.Kind.SUM, flat(rate), fixed, new FeeLimits(min, max), FreeQuota.NONE, rounding);
    }

    static FlatRate flat(String rate) {
        return new FlatRate(new BigDecimal(rate));
    }

    /** Tiers of CNY. */
    static VolumeTiers tiers(VolumeTiers.Mode mode, String text) {
        return VolumeTiers.parse(mode, text, Currency.getInstance("CNY"));
    }

    static FeeRule of(String ruleId, FeeParty party, String rate) {
        return matching(ruleId, party, rate, "", "", "", "");
    }

    static FeeRule matching(
            String ruleId,
            FeeParty party,
            String rate,
            String merchantId,
            String channel,
            String product,
            String cardType) {
        RuleMatch match =
                new RuleMatch("PAYMENT", "CNY", merchantId, "", channel, product, cardType, "", "", AmountBand.ANY);
        return rule(ruleId, party, match, sum(rate, 0, null, null, RoundingMode.HALF_UP));
    }

    static FeeRule ofBand(String ruleId, FeeParty party, @Nullable Long from, @Nullable Long to) {
        RuleMatch match = new RuleMatch("PAYMENT", "CNY", "", "", "", "", "", "", "", new AmountBand(from, to));
        return rule(ruleId, party, match, sum("0.01", 0, null, null, RoundingMode.HALF_UP));
    }

    /** A match of CNY payments of any kind. */
    static RuleMatch any() {
        return new RuleMatch("PAYMENT", "CNY", "", "", "", "", "", "", "", AmountBand.ANY);
    }

    static FeeRule rule(String ruleId, FeeParty party, RuleMatch match, Price price) {
        return new FeeRule(
                ruleId,
                1,
                party,
                FeeDirection.PAYS,
                0,
                match,
                price,
                FeeBearer.MERCHANT,
                FeeReturn.Terms.USUAL,
                NEW_YEAR,
                null);
    }

    static FeeRule borneBy(FeeRule rule, FeeBearer bearer) {
        return new FeeRule(
                rule.ruleId(),
                rule.version(),
                rule.party(),
                rule.direction(),
                rule.priority(),
                rule.match(),
                rule.price(),
                bearer,
                rule.returns(),
                rule.effectiveFrom(),
                rule.effectiveTo());
    }

    static FeeRule dated(FeeRule rule, String from, @Nullable String to) {
        return new FeeRule(
                rule.ruleId(),
                rule.version(),
                rule.party(),
                rule.direction(),
                rule.priority(),
                rule.match(),
                rule.price(),
                rule.bearer(),
                rule.returns(),
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    static FeeRule version(FeeRule rule, int version) {
        return new FeeRule(
                rule.ruleId(),
                version,
                rule.party(),
                rule.direction(),
                rule.priority(),
                rule.match(),
                rule.price(),
                rule.bearer(),
                rule.returns(),
                rule.effectiveFrom(),
                rule.effectiveTo());
    }

    static FeeRule ranked(FeeRule rule, int priority) {
        return new FeeRule(
                rule.ruleId(),
                rule.version(),
                rule.party(),
                rule.direction(),
                priority,
                rule.match(),
                rule.price(),
                rule.bearer(),
                rule.returns(),
                rule.effectiveFrom(),
                rule.effectiveTo());
    }

    static PriceBasis payment() {
        return paymentOf(1000_00);
    }

    static PriceBasis paymentOf(long amountMinor) {
        return transaction("PAYMENT", "CNY", amountMinor, DATE);
    }

    static PriceBasis paymentOn(String businessDate) {
        return transaction("PAYMENT", "CNY", 1000_00, LocalDate.parse(businessDate));
    }

    static PriceBasis transaction(String type, String currency, long amountMinor, LocalDate date) {
        return new PriceBasis(
                type,
                new PricedMerchant("M1", "5411", "CHAIN"),
                "CARD",
                "ONLINE",
                new PricedCard("DEBIT", "DOMESTIC"),
                currency,
                amountMinor,
                date);
    }
}
