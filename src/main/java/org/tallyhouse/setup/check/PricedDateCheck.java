package org.tallyhouse.setup.check;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;

/**
 * A date that a night has begun to price keeps its prices until it is closed: a night that is killed and resumed prices
 * the second half of it like the first.
 */
final class PricedDateCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate date = content.stored().beingPriced();
        if (date == null) {
            return;
        }
        String reason = "changes prices of %s, which its night has begun to price; ./run.sh nightly --date %s first"
                .formatted(date, date);
        content.feeRules().lines().forEach(line -> lookAtRule(line, content, date, reason, problems));
        content.agreedTerms().lines().forEach(line -> lookAtTerms(line, content, date, reason, problems));
        content.merchants().lines().forEach(line -> lookAtMerchant(line, content, reason, problems));
    }

    private static void lookAtRule(
            FileLine<FeeRule> line, SetUpContent content, LocalDate date, String reason, SetUpProblems problems) {
        FeeRule rule = line.value();
        FeeRule stored = content.feeRules().storedAs(rule);
        if (stored == null
                && holdsOn(date, rule.effectiveFrom(), rule.effectiveTo())
                && !isOfNewMerchant(rule, content)) {
            problems.add(line, "effective_from", rule.effectiveFrom().toString(), reason);
        }
        boolean ends = stored != null
                && holdsOn(date, stored.effectiveFrom(), stored.effectiveTo())
                && !holdsOn(date, rule.effectiveFrom(), rule.effectiveTo());
        if (ends) {
            problems.add(line, "effective_to", String.valueOf(rule.effectiveTo()), reason);
        }
    }

    /** Nothing of it can have been priced. */
    private static boolean isOfNewMerchant(FeeRule rule, SetUpContent content) {
        Merchant merchant = content.merchants().find(rule.match().merchantId());
        return merchant != null && content.merchants().storedAs(merchant) == null;
    }

    private static void lookAtTerms(
            FileLine<AgreedTerms> line, SetUpContent content, LocalDate date, String reason, SetUpProblems problems) {
        AgreedTerms terms = line.value();
        if (content.agreedTerms().storedAs(terms) == null
                && holdsOn(date, terms.effectiveFrom(), terms.effectiveTo())) {
            problems.add(line, "effective_from", terms.effectiveFrom().toString(), reason);
        }
    }

    private static void lookAtMerchant(
            FileLine<Merchant> line, SetUpContent content, String reason, SetUpProblems problems) {
        Merchant merchant = line.value();
        Merchant stored = content.merchants().storedAs(merchant);
        if (stored == null) {
            return;
        }
        if (!stored.category().equals(merchant.category())) {
            problems.add(line, "category", merchant.category(), reason);
        }
        if (!stored.merchantGroup().equals(merchant.merchantGroup())) {
            problems.add(line, "group", merchant.merchantGroup(), reason);
        }
    }

    private static boolean holdsOn(LocalDate date, LocalDate from, @Nullable LocalDate to) {
        return !from.isAfter(date) && (to == null || !to.isBefore(date));
    }
}
