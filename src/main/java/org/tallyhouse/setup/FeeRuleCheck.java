package org.tallyhouse.setup;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;

/** Rules are about currencies in use, and one rule at most applies: no two of the same match overlap. */
final class FeeRuleCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        lookAtCurrencies(content, problems);
        for (String pair : FeeRules.overlaps(content.feeRules().all())) {
            String[] ruleIds = pair.split(" and ");
            Line<FeeRule> first = line(content, ruleIds[0]);
            Line<FeeRule> second = line(content, ruleIds[1]);
            boolean secondTold = first == null
                    || (second != null
                            && second.source().line() > first.source().line());
            Line<FeeRule> told = secondTold ? second : first;
            if (told != null) {
                String other = secondTold ? ruleIds[0] : ruleIds[1];
                problems.add(
                        told,
                        "rule_id",
                        told.value().ruleId(),
                        "overlaps in time with " + other + ", a rule for the same party and match");
            }
        }
    }

    private static @Nullable Line<FeeRule> line(Content content, String ruleId) {
        FeeRule rule = content.feeRules().find(ruleId);
        return rule == null ? null : content.feeRules().lineOf(rule);
    }

    private static void lookAtCurrencies(Content content, Problems problems) {
        Set<String> currencies = content.currencies();
        if (!content.accounts().isAllSound() || !content.banks().isAllSound()) {
            return;
        }
        for (Line<FeeRule> line : content.feeRules().lines()) {
            if (!currencies.contains(line.value().currency())) {
                problems.add(line, "currency", line.value().currency(), "is not in use: no account has it");
            }
        }
    }
}
