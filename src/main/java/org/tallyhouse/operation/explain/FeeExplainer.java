package org.tallyhouse.operation.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.explain.ExplainMapper.TransactionRow;
import org.tallyhouse.operation.explain.ExplainMapper.UsageRow;
import org.tallyhouse.operation.explain.PathExplanation.Line;
import org.tallyhouse.pricing.ChargedRules;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeReturn;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;

/** Says for each leg of a transaction's fee which dated rule it follows from, and how. */
final class FeeExplainer {
    private final ExplainMapper mapper;
    private final FeeRules rules;
    private final ChargedRules charged;

    FeeExplainer(ExplainMapper mapper, List<FeeRule> all) {
        this.mapper = mapper;
        this.rules = new FeeRules(all);
        this.charged = new ChargedRules(all);
    }

    List<Line> legs(TransactionRow row) {
        Map<FeeParty, FeeRule> own = rulesOf(row);
        Map<FeeParty, FeeRule> undone = rulesOfOriginal(row);
        Map<FeeParty, UsageRow> usages = mapper.usages(row.transactionId()).stream()
                .collect(Collectors.toMap(UsageRow::party, Function.identity()));
        List<Line> lines = new ArrayList<>();
        for (FeeParty party : FeeParty.values()) {
            long amount = row.leg(party);
            List<String> reasons = new ArrayList<>();
            price(row, own.get(party), usages.get(party), reasons);
            returned(row, undone.get(party), reasons);
            if (amount != 0 || !reasons.isEmpty()) {
                lines.add(new Line(
                        party.name().toLowerCase(Locale.ROOT),
                        "%s   %s"
                                .formatted(
                                        TransactionExplainer.money(row, amount),
                                        reasons.isEmpty() ? "no rule" : String.join("; ", reasons))));
            }
        }
        if (row.beneficiaryFeeMinor() != 0) {
            lines.add(new Line(
                    "beneficiary",
                    TransactionExplainer.money(row, row.beneficiaryFeeMinor()) + "   bears the merchant's price"));
        }
        lines.add(new Line(
                "our margin",
                TransactionExplainer.money(row, row.marginMinor()) + (row.marginMinor() < 0 ? "   a loss" : "")));
        if (row.invoiced()) {
            String invoice = row.invoiceId();
            lines.add(new Line(
                    "collected",
                    invoice == null ? "by the invoice of its month, at the month's end" : "by invoice " + invoice));
        }
        return lines;
    }

    /** Those that were charged; a split of before names none. */
    private Map<FeeParty, FeeRule> rulesOf(TransactionRow row) {
        return row.chargedRules().isEmpty() ? rules.rulesOf(row.asPriced()) : charged.of(row.chargedRules());
    }

    private Map<FeeParty, FeeRule> rulesOfOriginal(TransactionRow row) {
        String originalId = row.originalTransactionId();
        TransactionRow original = originalId == null ? null : mapper.transaction(originalId);
        return original == null ? Map.of() : rulesOf(original);
    }

    private static void price(
            TransactionRow row, @Nullable FeeRule rule, @Nullable UsageRow usage, List<String> reasons) {
        if (rule == null) {
            return;
        }
        String met = usage == null
                ? ""
                : ", after %d of the month for %s"
                        .formatted(usage.countBefore(), Amounts.format(usage.amountBeforeMinor(), row.currency()));
        reasons.add("rule %s: %s%s".formatted(rule.name(), rule.formula(), met));
    }

    private static void returned(TransactionRow row, @Nullable FeeRule rule, List<String> reasons) {
        if (rule == null) {
            return;
        }
        FeeReturn.Terms terms = rule.returns();
        switch (row.type()) {
            case "REFUND" ->
                reasons.add("rule %s of the payment, on refund %s".formatted(rule.name(), terms.onRefund()));
            case "CHARGEBACK" ->
                reasons.add("rule %s of the payment, on chargeback %s".formatted(rule.name(), terms.onChargeback()));
            case "CHARGEBACK_REVERSAL" ->
                reasons.add("rule %s of the chargeback, on reversal %s".formatted(rule.name(), terms.onReversal()));
            default -> {
                // nothing else undoes what it refers to
            }
        }
    }
}
