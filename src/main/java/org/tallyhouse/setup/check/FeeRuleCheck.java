package org.tallyhouse.setup.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.FeeRules;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;

/** Rules are about currencies in use, and one rule at most applies: no two of the same match overlap. */
final class FeeRuleCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        lookAtCurrencies(content, problems);
        FeeRules.overlaps(content.feeRules().all()).forEach(overlap -> tell(overlap, content, problems));
        lookAtVersions(content, problems);
    }

    /** At the line that comes later, or at the only one the folder has. */
    private static void tell(FeeRules.Overlap overlap, SetUpContent content, SetUpProblems problems) {
        FileLine<FeeRule> first = content.feeRules().lineOf(overlap.earlier());
        FileLine<FeeRule> second = content.feeRules().lineOf(overlap.later());
        boolean secondTold = first == null
                || (second != null && second.place().line() > first.place().line());
        FileLine<FeeRule> told = secondTold ? second : first;
        FeeRule other = secondTold ? overlap.earlier() : overlap.later();
        if (told == null) {
            return;
        }
        boolean versions = other.ruleId().equals(told.value().ruleId());
        String reason = versions ? "%s, another version of it" : "%s, a rule for the same party and match";
        problems.add(told, "rule_id", told.value().ruleId(), "overlaps in time with " + reason.formatted(other.name()));
    }

    /** Versions are prices of one thing, so that a month's volume can go on from one to the next. */
    private static void lookAtVersions(SetUpContent content, SetUpProblems problems) {
        Map<String, FeeRule> first = new HashMap<>();
        for (FeeRule rule : content.feeRules().all()) {
            FeeRule known = first.merge(rule.ruleId(), rule, (one, other) -> one);
            FileLine<FeeRule> line = content.feeRules().lineOf(rule);
            if (line != null && !sameThing(known, rule)) {
                problems.add(
                        line,
                        "version",
                        String.valueOf(rule.version()),
                        "is for another party, transaction_type or currency than %s; use a new rule_id"
                                .formatted(known.name()));
            }
        }
    }

    private static boolean sameThing(FeeRule one, FeeRule other) {
        return one.party() == other.party()
                && one.match().transactionType().equals(other.match().transactionType())
                && one.match().currency().equals(other.match().currency());
    }

    private static void lookAtCurrencies(SetUpContent content, SetUpProblems problems) {
        Set<String> currencies = content.currencies();
        if (!content.accounts().isAllSound() || !content.banks().isAllSound()) {
            return;
        }
        for (FileLine<FeeRule> line : content.feeRules().lines()) {
            if (!currencies.contains(line.value().match().currency())) {
                problems.add(line, "currency", line.value().match().currency(), "is not in use: no account has it");
            }
        }
    }
}
