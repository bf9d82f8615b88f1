package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.RuleMatch;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.kind.FeeRuleFields.PricedType;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.AccountTerms;
import org.tallyhouse.setup.term.DatePeriod;

/** Every account that takes payments has a price for them; without one a night could not clear (I9). */
final class PaymentPriceCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        LocalDate start = content.startDate();
        if (!content.feeRules().isAllSound() || start == null) {
            return;
        }
        Set<Reach> priced = content.feeRules().all().stream()
                .filter(rule -> pricesPayments(rule, start))
                .map(rule -> Reach.of(rule.match()))
                .collect(Collectors.toSet());
        for (FileLine<AccountTerms> line : content.accounts().lines()) {
            String merchantId = line.value().merchantId();
            String currency = line.value().currency();
            Merchant merchant = content.merchants().find(merchantId);
            if (merchant != null
                    && merchant.status() == Merchant.Status.ACTIVE
                    && priced.stream().noneMatch(reach -> reach.holds(merchant, currency))) {
                String reason = "has no MERCHANT fee rule for PAYMENT of %s in force on %s or later";
                problems.add(line, "currency", currency, reason.formatted(merchantId, start));
            }
        }
    }

    private static boolean pricesPayments(FeeRule rule, LocalDate start) {
        return rule.party() == FeeParty.MERCHANT
                && rule.match().transactionType().equals(PricedType.PAYMENT.name())
                && !new DatePeriod(rule.effectiveFrom(), rule.effectiveTo()).endsBefore(start);
    }

    /** Whose payments rules price; an empty text is anyone's. */
    private record Reach(String merchantId, String group, String category, String currency) {
        static Reach of(RuleMatch match) {
            return new Reach(match.merchantId(), match.merchantGroup(), match.merchantCategory(), match.currency());
        }

        boolean holds(Merchant merchant, String wanted) {
            return currency.equals(wanted)
                    && (merchantId.isEmpty() || merchantId.equals(merchant.merchantId()))
                    && (group.isEmpty() || group.equals(merchant.merchantGroup()))
                    && (category.isEmpty() || category.equals(merchant.category()));
        }
    }
}
