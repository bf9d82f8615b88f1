package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.pricing.AmountBand;
import org.tallyhouse.pricing.FeeBearer;
import org.tallyhouse.pricing.FeeDirection;
import org.tallyhouse.pricing.FeeLimits;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeReturn;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FlatRate;
import org.tallyhouse.pricing.FreeQuota;
import org.tallyhouse.pricing.Price;
import org.tallyhouse.pricing.Rates;
import org.tallyhouse.pricing.RuleMatch;
import org.tallyhouse.pricing.VolumeTiers;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** The fields of fee-rules.csv and the rule they make. */
public final class FeeRuleFields {

    /** What is priced; refunds and reversals follow the fee of what they refer to. */
    public enum PricedType {
        PAYMENT,
        PAYOUT,
        CHARGEBACK
    }

    private static final String ADVICE = "end it and add a rule with a new version or rule_id";
    private static final List<RoundingMode> ROUNDINGS = List.of(
            RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN, RoundingMode.UP, RoundingMode.DOWN);
    private static final List<FeeReturn> FEE_RETURNS = List.of(FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE);

    static final KindFields<FeeRule> FIELDS = KindFields.storedIn("fee_rule");
    private static final FileColumn<String> RULE_ID =
            FIELDS.required("rule_id", FieldTypes.ID).key(FeeRule::ruleId);
    private static final FileColumn<Integer> VERSION =
            FIELDS.extra("version", FieldTypes.number(1), "1").key(FeeRule::version);
    private static final FileColumn<FeeParty> PARTY =
            FIELDS.required("party", FieldTypes.oneOf(FeeParty.class)).fixed(FeeRule::party, ADVICE);
    private static final FileColumn<String> MERCHANT_ID = FIELDS.optional("merchant_id", FieldTypes.ID)
            .fixed(rule -> rule.match().merchantId(), ADVICE);
    private static final FileColumn<String> CHANNEL =
            FIELDS.optional("channel", FieldTypes.ID).fixed(rule -> rule.match().channel(), ADVICE);
    private static final FileColumn<String> PRODUCT = FIELDS.optional("product", FieldTypes.text(32))
            .fixed(rule -> rule.match().product(), ADVICE);
    private static final FileColumn<String> CARD_TYPE = FIELDS.optional("card_type", FieldTypes.text(16))
            .fixed(rule -> rule.match().cardType(), ADVICE);
    private static final FileColumn<PricedType> TRANSACTION_TYPE = FIELDS.required(
                    "transaction_type", FieldTypes.oneOf(PricedType.class))
            .fixed(rule -> rule.match().transactionType(), ADVICE);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).fixed(FeeRuleFields::currency, ADVICE);
    private static final FileColumn<BigDecimal> RATE =
            FIELDS.required("rate", FieldTypes.RATE).fixed(FeeRuleRates::rate, ADVICE);
    private static final FileColumn<Long> FIXED = FIELDS.optional("fixed", FieldTypes.amount(CURRENCY))
            .amountIn(FeeRuleFields::currency)
            .fixed(rule -> rule.price().fixedMinor(), ADVICE);
    private static final FileColumn<Long> MIN = FIELDS.optional("min", FieldTypes.amount(CURRENCY))
            .amountIn(FeeRuleFields::currency)
            .fixed(rule -> rule.price().limits().minMinor(), ADVICE);
    private static final FileColumn<Long> MAX = FIELDS.optional("max", FieldTypes.amountFrom(MIN, CURRENCY))
            .amountIn(FeeRuleFields::currency)
            .fixed(rule -> rule.price().limits().maxMinor(), ADVICE);
    private static final FileColumn<RoundingMode> ROUNDING = FIELDS.optional("rounding", FieldTypes.oneOf(ROUNDINGS))
            .fixed(rule -> rule.price().rounding(), ADVICE);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).fixed(FeeRule::effectiveFrom, ADVICE);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).end(FeeRule::effectiveTo);
    private static final FileColumn<String> GROUP = FIELDS.extra("merchant_group", FieldTypes.ID)
            .fixed(rule -> rule.match().merchantGroup(), ADVICE);
    private static final FileColumn<String> CARD_REGION = FIELDS.extra("card_region", FieldTypes.ID)
            .fixed(rule -> rule.match().cardRegion(), ADVICE);
    private static final FileColumn<String> CATEGORY = FIELDS.extra("merchant_category", FieldTypes.MERCHANT_CATEGORY)
            .fixed(rule -> rule.match().merchantCategory(), ADVICE);
    private static final FileColumn<Long> AMOUNT_FROM = FIELDS.extra("amount_from", FieldTypes.amount(CURRENCY))
            .amountIn(FeeRuleFields::currency)
            .fixed(rule -> rule.match().band().fromMinor(), ADVICE);
    private static final FileColumn<Long> AMOUNT_TO = FIELDS.extra(
                    "amount_to", FieldTypes.amountFrom(AMOUNT_FROM, CURRENCY))
            .amountIn(FeeRuleFields::currency)
            .fixed(rule -> rule.match().band().toMinor(), ADVICE);
    private static final FileColumn<Integer> PRIORITY =
            FIELDS.extra("priority", FieldTypes.number(Integer.MIN_VALUE), "0").fixed(FeeRule::priority, ADVICE);
    private static final FileColumn<FeeDirection> DIRECTION = FIELDS.extra(
                    "direction", FieldTypes.oneOf(FeeDirection.class), "PAYS")
            .fixed(FeeRule::direction, ADVICE);
    private static final FileColumn<Price.Kind> PRICE = FIELDS.extra("price", FieldTypes.oneOf(Price.Kind.class), "SUM")
            .fixed(rule -> rule.price().kind(), ADVICE);
    private static final FileColumn<VolumeTiers.Mode> TIER_MODE =
            FIELDS.extra("tier_mode", FieldTypes.oneOf(VolumeTiers.Mode.class)).fixed(FeeRuleRates::tierMode, ADVICE);
    private static final FileColumn<VolumeTiers> TIERS = FIELDS.extra("tiers", FeeRuleRates.tiers(CURRENCY, TIER_MODE))
            .toldBefore(TIER_MODE)
            .fixed(FeeRuleRates::tiers, ADVICE);
    private static final FileColumn<Integer> FREE_COUNT = FIELDS.extra("free_count", FieldTypes.number(0))
            .fixed(rule -> rule.price().free().count(), ADVICE);
    private static final FileColumn<Long> FREE_AMOUNT = FIELDS.extra("free_amount", FieldTypes.amount(CURRENCY))
            .amountIn(FeeRuleFields::currency)
            .fixed(rule -> rule.price().free().amountMinor(), ADVICE);
    private static final FileColumn<FeeReturn> ON_REFUND = FIELDS.extra("on_refund", FieldTypes.oneOf(FEE_RETURNS))
            .fixed(rule -> rule.returns().onRefund(), ADVICE);
    private static final FileColumn<FeeReturn> ON_CHARGEBACK = FIELDS.extra(
                    "on_chargeback", FieldTypes.oneOf(FEE_RETURNS), "KEEP")
            .fixed(rule -> rule.returns().onChargeback(), ADVICE);
    private static final FileColumn<FeeReturn> ON_REVERSAL = FIELDS.extra(
                    "on_reversal", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.WHOLE)), "KEEP")
            .fixed(rule -> rule.returns().onReversal(), ADVICE);
    private static final FileColumn<FeeBearer> BEARER = FIELDS.extra(
                    "bearer", FieldTypes.oneOf(FeeBearer.class), "MERCHANT")
            .fixed(FeeRule::bearer, ADVICE);

    private FeeRuleFields() {}

    static FeeRule rule(FieldValues row) {
        return new FeeRule(
                row.get(RULE_ID),
                row.get(VERSION),
                row.get(PARTY),
                row.get(DIRECTION),
                row.get(PRIORITY),
                match(row),
                price(row),
                row.get(BEARER),
                new FeeReturn.Terms(
                        row.get(ON_REFUND, FeeReturn.AS_MERCHANT), row.get(ON_CHARGEBACK), row.get(ON_REVERSAL)),
                row.get(FROM),
                row.find(TO));
    }

    private static RuleMatch match(FieldValues row) {
        return new RuleMatch(
                row.get(TRANSACTION_TYPE).name(),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(MERCHANT_ID, ""),
                row.get(GROUP, ""),
                row.get(CHANNEL, ""),
                row.get(PRODUCT, ""),
                row.get(CARD_TYPE, ""),
                row.get(CARD_REGION, ""),
                row.get(CATEGORY, ""),
                new AmountBand(row.find(AMOUNT_FROM), row.find(AMOUNT_TO)));
    }

    private static Price price(FieldValues row) {
        Integer freeCount = row.find(FREE_COUNT);
        return new Price(
                row.get(PRICE),
                rates(row),
                row.get(FIXED, 0L),
                new FeeLimits(row.find(MIN), row.find(MAX)),
                new FreeQuota(freeCount == null ? null : freeCount.longValue(), row.find(FREE_AMOUNT)),
                row.get(ROUNDING, RoundingMode.HALF_UP));
    }

    /** @throws IllegalArgumentException if two columns ask for two different prices */
    private static Rates rates(FieldValues row) {
        VolumeTiers tiers = row.find(TIERS);
        VolumeTiers.Mode mode = row.find(TIER_MODE);
        boolean rated = row.get(RATE).signum() != 0;
        if (mode != null && tiers == null) {
            throw new IllegalArgumentException("has a tier_mode and no tiers");
        }
        if (tiers != null && rated) {
            throw new IllegalArgumentException("has tiers, so its rate is 0");
        }
        if (row.get(PRICE) == Price.Kind.WAIVED && (tiers != null || rated || row.get(FIXED, 0L) != 0)) {
            throw new IllegalArgumentException("is WAIVED, so it has no rate, tiers or fixed part");
        }
        return tiers == null ? new FlatRate(row.get(RATE)) : tiers;
    }

    private static String currency(FeeRule rule) {
        return rule.match().currency();
    }
}
