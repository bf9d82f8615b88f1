package org.tallyhouse.setup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.Party;

/** fee-rules.csv: dated prices. */
final class FeeRuleFile implements CsvKind<FeeRule> {

    /** What is priced; refunds and reversals follow the fee of what they refer to. */
    enum PricedType {
        PAYMENT,
        PAYOUT,
        CHARGEBACK
    }

    private static final String ADVICE = "end it and add a rule with a new rule_id";
    private static final List<RoundingMode> ROUNDINGS = List.of(
            RoundingMode.HALF_UP, RoundingMode.HALF_EVEN, RoundingMode.HALF_DOWN, RoundingMode.UP, RoundingMode.DOWN);

    private static final Column<String> RULE_ID = Column.required("rule_id", FieldTypes.ID);
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

    static final Table<FeeRule> TABLE = new Table<>(
            "fee_rule",
            List.of(
                    "rule_id",
                    "party",
                    "merchant_id",
                    "channel",
                    "product",
                    "card_type",
                    "transaction_type",
                    "currency",
                    "rate",
                    "fixed_minor",
                    "min_minor",
                    "max_minor",
                    "rounding",
                    "effective_from",
                    "effective_to"),
            rule -> new Object[] {
                rule.ruleId(),
                rule.party().name(),
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
                rule.rounding().name(),
                rule.effectiveFrom(),
                rule.effectiveTo()
            });

    @Override
    public String name() {
        return "fee rules";
    }

    @Override
    public String file() {
        return "fee-rules.csv";
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(
                RULE_ID,
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
                TO);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(RULE_ID);
    }

    @Override
    public FeeRule build(Fields row) {
        return new FeeRule(
                row.get(RULE_ID),
                row.get(PARTY),
                row.get(MERCHANT_ID, ""),
                row.get(CHANNEL, ""),
                row.get(PRODUCT, ""),
                row.get(CARD_TYPE, ""),
                row.get(TRANSACTION_TYPE).name(),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(RATE),
                row.get(FIXED, 0L),
                row.find(MIN),
                row.find(MAX),
                row.get(ROUNDING, RoundingMode.HALF_UP),
                row.get(FROM),
                row.find(TO));
    }

    @Override
    public List<String> key(FeeRule rule) {
        return List.of(rule.ruleId());
    }

    @Override
    public String subject(FeeRule rule) {
        return "fee rule " + rule.ruleId();
    }

    @Override
    public List<Attribute<FeeRule>> attributes() {
        return List.of(
                fixed("party", FeeRule::party),
                fixed("merchant_id", FeeRule::merchantId),
                fixed("channel", FeeRule::channel),
                fixed("product", FeeRule::product),
                fixed("card_type", FeeRule::cardType),
                fixed("transaction_type", FeeRule::transactionType),
                fixed("currency", FeeRule::currency),
                fixed("rate", rule -> rule.rate().stripTrailingZeros().toPlainString()),
                fixed("fixed", rule -> major(rule, rule.fixedMinor())),
                fixed("min", rule -> major(rule, rule.minMinor())),
                fixed("max", rule -> major(rule, rule.maxMinor())),
                fixed("rounding", FeeRule::rounding),
                fixed("effective_from", FeeRule::effectiveFrom),
                Attribute.end(FeeRule::effectiveTo));
    }

    private static Attribute<FeeRule> fixed(String name, Function<FeeRule, @Nullable Object> value) {
        return Attribute.fixed(name, value, ADVICE);
    }

    private static @Nullable String major(FeeRule rule, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, rule.currency());
    }
}
