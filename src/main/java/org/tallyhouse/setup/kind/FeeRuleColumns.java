package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.pricing.AmountBand;
import org.tallyhouse.pricing.Bearer;
import org.tallyhouse.pricing.Direction;
import org.tallyhouse.pricing.FeeReturn;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FlatRate;
import org.tallyhouse.pricing.FreeQuota;
import org.tallyhouse.pricing.Limits;
import org.tallyhouse.pricing.Match;
import org.tallyhouse.pricing.Party;
import org.tallyhouse.pricing.Price;
import org.tallyhouse.pricing.Rates;
import org.tallyhouse.pricing.Tiers;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;

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
    private static final Tiers.Tier NO_TIER = new Tiers.Tier(0, BigDecimal.ZERO);

    static final Column<String> RULE_ID = Column.required("rule_id", FieldTypes.ID);
    static final Column<Integer> VERSION = Column.extra("version", FieldTypes.number(1), "1");
    private static final Column<Party> PARTY = Column.required("party", FieldTypes.oneOf(List.of(Party.values())));
    private static final Column<String> MERCHANT_ID = Column.optional("merchant_id", FieldTypes.ID);
    private static final Column<String> CHANNEL = Column.optional("channel", FieldTypes.ID);
    private static final Column<String> PRODUCT = Column.optional("product", FieldTypes.text(32));
    private static final Column<String> CARD_TYPE = Column.optional("card_type", FieldTypes.text(16));
    private static final Column<PricedType> TRANSACTION_TYPE =
            Column.required("transaction_type", FieldTypes.oneOf(List.of(PricedType.values())));
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<BigDecimal> RATE = Column.required("rate", FieldTypes.RATE);
    private static final Column<Long> FIXED = Column.optional("fixed", FieldTypes.amount(CURRENCY));
    private static final Column<Long> MIN = Column.optional("min", FieldTypes.amount(CURRENCY));
    private static final Column<Long> MAX = Column.optional("max", FieldTypes.amountFrom(MIN, CURRENCY));
    private static final Column<RoundingMode> ROUNDING = Column.optional("rounding", FieldTypes.oneOf(ROUNDINGS));
    private static final Column<LocalDate> FROM = Column.required("effective_from", FieldTypes.DATE);
    private static final Column<LocalDate> TO = Column.optional("effective_to", FieldTypes.dateFrom(FROM));
    private static final Column<String> GROUP = Column.extra("merchant_group", FieldTypes.ID);
    private static final Column<String> CARD_REGION = Column.extra("card_region", FieldTypes.ID);
    private static final Column<String> CATEGORY = Column.extra("merchant_category", FieldTypes.MERCHANT_CATEGORY);
    private static final Column<Long> AMOUNT_FROM = Column.extra("amount_from", FieldTypes.amount(CURRENCY));
    private static final Column<Long> AMOUNT_TO =
            Column.extra("amount_to", FieldTypes.amountFrom(AMOUNT_FROM, CURRENCY));
    private static final Column<Integer> PRIORITY = Column.extra("priority", FieldTypes.number(Integer.MIN_VALUE), "0");
    private static final Column<Direction> DIRECTION =
            Column.extra("direction", FieldTypes.oneOf(List.of(Direction.values())), "PAYS");
    private static final Column<Price.Kind> PRICE =
            Column.extra("price", FieldTypes.oneOf(List.of(Price.Kind.values())), "SUM");
    private static final Column<Tiers.Mode> TIER_MODE =
            Column.extra("tier_mode", FieldTypes.oneOf(List.of(Tiers.Mode.values())));
    private static final Column<Tiers> TIERS = Column.extra("tiers", FeeRuleColumns::tiers);
    private static final Column<Integer> FREE_COUNT = Column.extra("free_count", FieldTypes.number(0));
    private static final Column<Long> FREE_AMOUNT = Column.extra("free_amount", FieldTypes.amount(CURRENCY));
    private static final Column<FeeReturn> ON_REFUND =
            Column.extra("on_refund", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE)));
    private static final Column<FeeReturn> ON_CHARGEBACK = Column.extra(
            "on_chargeback", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.PROPORTION, FeeReturn.WHOLE)), "KEEP");
    private static final Column<FeeReturn> ON_REVERSAL =
            Column.extra("on_reversal", FieldTypes.oneOf(List.of(FeeReturn.KEEP, FeeReturn.WHOLE)), "KEEP");

    private static final Column<Bearer> BEARER =
            Column.extra("bearer", FieldTypes.oneOf(List.of(Bearer.values())), "MERCHANT");

    static final List<Column<?>> ALL = List.of(
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

    static FeeRule rule(Fields row) {
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

    private static Match match(Fields row) {
        return new Match(
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

    private static Price price(Fields row) {
        Integer freeCount = row.find(FREE_COUNT);
        return new Price(
                row.get(PRICE),
                rates(row),
                row.get(FIXED, 0L),
                new Limits(row.find(MIN), row.find(MAX)),
                new FreeQuota(freeCount == null ? null : freeCount.longValue(), row.find(FREE_AMOUNT)),
                row.get(ROUNDING, RoundingMode.HALF_UP));
    }

    /** @throws IllegalArgumentException if two columns ask for two different prices */
    private static Rates rates(Fields row) {
        Tiers tiers = row.find(TIERS);
        Tiers.Mode mode = row.find(TIER_MODE);
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

    private static Tiers tiers(String text, Fields line) {
        Currency currency = line.find(CURRENCY);
        if (text.length() > MOST_TIERS_CHARACTERS) {
            throw new IllegalArgumentException("is longer than " + MOST_TIERS_CHARACTERS + " characters");
        }
        Tiers.Mode mode = line.get(TIER_MODE, Tiers.Mode.MARGINAL);
        return currency == null ? new Tiers(mode, List.of(NO_TIER)) : Tiers.parse(mode, text, currency);
    }
}
