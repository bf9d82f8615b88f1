package org.tallyhouse.setup.kind;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;

/** fee-rules.csv: dated prices. */
public final class FeeRuleFile implements CsvKind<FeeRule> {
    private static final String ADVICE = "end it and add a rule with a new version or rule_id";

    @Override
    public String name() {
        return "fee rules";
    }

    @Override
    public String file() {
        return "fee-rules.csv";
    }

    @Override
    public List<FileColumn<?>> columns() {
        return FeeRuleColumns.ALL;
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(FeeRuleColumns.RULE_ID, FeeRuleColumns.VERSION);
    }

    @Override
    public FeeRule build(FieldValues row) {
        return FeeRuleColumns.rule(row);
    }

    @Override
    public List<String> key(FeeRule rule) {
        return List.of(rule.ruleId(), String.valueOf(rule.version()));
    }

    @Override
    public String subject(FeeRule rule) {
        return "fee rule " + rule.name();
    }

    @Override
    public List<KindAttribute<FeeRule>> attributes() {
        return List.of(
                fixed("party", FeeRule::party),
                fixed("merchant_id", rule -> rule.match().merchantId()),
                fixed("channel", rule -> rule.match().channel()),
                fixed("product", rule -> rule.match().product()),
                fixed("card_type", rule -> rule.match().cardType()),
                fixed("transaction_type", rule -> rule.match().transactionType()),
                fixed("currency", rule -> rule.match().currency()),
                fixed("rate", FeeRuleFile::rate),
                fixed("fixed", rule -> major(rule, rule.price().fixedMinor())),
                fixed("min", rule -> major(rule, rule.price().limits().minMinor())),
                fixed("max", rule -> major(rule, rule.price().limits().maxMinor())),
                fixed("rounding", rule -> rule.price().rounding()),
                fixed("effective_from", FeeRule::effectiveFrom),
                KindAttribute.end(FeeRule::effectiveTo),
                fixed("merchant_group", rule -> rule.match().merchantGroup()),
                fixed("card_region", rule -> rule.match().cardRegion()),
                fixed("merchant_category", rule -> rule.match().merchantCategory()),
                fixed("amount_from", rule -> major(rule, rule.match().band().fromMinor())),
                fixed("amount_to", rule -> major(rule, rule.match().band().toMinor())),
                fixed("priority", FeeRule::priority),
                fixed("direction", FeeRule::direction),
                fixed("price", rule -> rule.price().kind()),
                fixed("tiers", FeeRuleTable::tiers),
                fixed("tier_mode", FeeRuleTable::tierMode),
                fixed("free_count", rule -> rule.price().free().count()),
                fixed("free_amount", rule -> major(rule, rule.price().free().amountMinor())),
                fixed("on_refund", rule -> rule.returns().onRefund()),
                fixed("on_chargeback", rule -> rule.returns().onChargeback()),
                fixed("on_reversal", rule -> rule.returns().onReversal()),
                fixed("bearer", FeeRule::bearer));
    }

    private static KindAttribute<FeeRule> fixed(String name, Function<FeeRule, @Nullable Object> value) {
        return KindAttribute.fixed(name, value, ADVICE);
    }

    private static String rate(FeeRule rule) {
        return FeeRuleTable.rate(rule).stripTrailingZeros().toPlainString();
    }

    private static @Nullable String major(FeeRule rule, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, rule.match().currency());
    }
}
