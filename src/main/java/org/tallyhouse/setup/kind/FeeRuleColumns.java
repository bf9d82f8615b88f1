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

/** The columns of fee-rules.csv, in the order in which one may look at another, and the rule they make. */
public final class FeeRuleColumns {

    /** What is priced; refunds and reversals follow the fee of what they refer to. */
    public enum PricedType {
        PAYMENT,
        PAYOUT,
        CHARGEBACK
    }

    private static final int MOST_TIERS_CHARACTERS = 1000;
    private static final List<RoundingMode> ROUNDINGS = List.of(
            RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN, RoundingMode.UP, RoundingMode.DOWN);

    /** Stands in while the currency is wrong, of which a problem tells already. */
    private static final VolumeTiers.Tier NO_TIER = new VolumeTiers.Tier(0, BigDecimal.ZERO);

    static final FileColumn<String> RULE_ID = FileColumn.required("rule_id", FieldTypes.ID);
    static final FileColumn<Integer> VERSION = FileColumn.extra("version", FieldTypes.number(1), "1");
    private static final FileColumn<FeeParty> PARTY =
            FileColumn.required("party", FieldTypes.oneOf(List.of(FeeParty.values())));
    private static final FileColumn<String> MERCHANT_ID = FileColumn.optional("merchant_id", FieldTypes.ID);
    private static final FileColumn<String> CHANNEL = FileColumn.optional("channel", FieldTypes.ID);
    private static final FileColumn<String> PRODUCT = FileColumn.optional("product", FieldTypes.text(32));
    private static final FileColumn<String> CARD_TYPE = FileColumn.optional("card_type", FieldTypes.text(16));
    private static final FileColumn<PricedType> TRANSACTION_TYPE =
            FileColumn.required("transaction_type", FieldTypes.oneOf(List.of(PricedType.values())));
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<BigDecimal> RATE = FileColumn.required("rate", FieldTypes.RATE);
    private static final FileColumn<Long> FIXED = FileColumn.optional("fixed", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Long> MIN = FileColumn.optional("min", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Long> MAX = FileColumn.optional("max", FieldTypes.amountFrom(MIN, CURRENCY));
    private static final FileColumn<RoundingMode> ROUNDING =
            FileColumn.optional("rounding", FieldTypes.oneOf(ROUNDINGS));
    private static final FileColumn<LocalDate> FROM = FileColumn.required("effective_from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.optional("effective_to", FieldTypes.dateFrom(FROM));
    private static final FileColumn<String> GROUP = FileColumn.extra("merchant_group", FieldTypes.ID);
    private static final FileColumn<String> CARD_REGION = FileColumn.extra("card_region", FieldTypes.ID);
    private static final FileColumn<String> CATEGORY =
            FileColumn.extra("merchant_category", FieldTypes.MERCHANT_CATEGORY);
    private static final FileColumn<Long> AMOUNT_FROM = FileColumn.extra("amount_from", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Long> AMOUNT_TO =
            FileColumn.extra("amount_to", FieldTypes.amountFrom(AMOUNT_FROM, CURRENCY));
    private static final FileColumn<Integer> PRIORITY =
            FileColumn.extra("priority", FieldTypes.number(Integer.MIN_VALUE), "0");
    private static final FileColumn<FeeDirection> DIRECTION =
            FileColumn.extra("direction", FieldTypes.oneOf(List.of(FeeDirection.values())), "PAYS");
    private static final FileColumn<Price.Kind> PRICE =
            FileColumn.extra("price", FieldTypes.oneOf(List.of(Price.Kind.values())), "SUM");
    private static final FileColumn<VolumeTiers.Mode> TIER_MODE =
            FileColumn.extra("tier_mode", FieldTypes.oneOf(List.of(VolumeTiers.Mode.values())));
    private static final FileColumn<VolumeTiers> TIERS = FileColumn.extra("tiers", FeeRuleColumns::tiers);
    private static final FileColumn<Integer> FREE_COUNT = FileColumn.extra("free_count", FieldTypes.number(0));
    private static final FileColumn<Long> FREE_AMOUNT = FileColumn.extra("free_amount", FieldTypes.amount(CURRENCY));
    private static final FileColumn<FeeReturn> ON_REFUND = FileColumn.extra(
            "on_refund", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE)));
    private static final FileColumn<FeeReturn> ON_CHARGEBACK = FileColumn.extra(
            "on_chargeback", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE)), "KEEP");
    private static final FileColumn<FeeReturn> ON_REVERSAL =
            FileColumn.extra("on_reversal", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.WHOLE)), "KEEP");

    private static final FileColumn<FeeBearer> BEARER =
            FileColumn.extra("bearer", FieldTypes.oneOf(List.of(FeeBearer.values())), "MERCHANT");

    static final List<FileColumn<?>> ALL = List.of(
            RULE_ID,
            VERSION,
            PARTY,
            MERCHANT_ID,
            CHANNEL,
            PRODUCT,
            CARD_TYPE,
            TRANSACTION_TYPE,
            CURRENCY,
            RATE,
            FIXED,
            MIN,
            MAX,
            ROUNDING,
            FROM,
            TO,
            GROUP,
            CARD_REGION,
            CATEGORY,
            AMOUNT_FROM,
            AMOUNT_TO,
            PRIORITY,
            DIRECTION,
            PRICE,
            TIER_MODE,
            TIERS,
            FREE_COUNT,
            FREE_AMOUNT,
            ON_REFUND,
            ON_CHARGEBACK,
            ON_REVERSAL,
            BEARER);

    private FeeRuleColumns() {}

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

    private static VolumeTiers tiers(String text, FieldValues line) {
        Currency currency = line.find(CURRENCY);
        if (text.length() > MOST_TIERS_CHARACTERS) {
            throw new IllegalArgumentException("is longer than " + MOST_TIERS_CHARACTERS + " characters");
        }
        VolumeTiers.Mode mode = line.get(TIER_MODE, VolumeTiers.Mode.MARGINAL);
        return currency == null ? new VolumeTiers(mode, List.of(NO_TIER)) : VolumeTiers.parse(mode, text, currency);
    }
}
