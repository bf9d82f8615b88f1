package org.tallyhouse.setup;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.Party;
import org.tallyhouse.setup.FeeRuleColumns.PricedType;

/** Every account that takes payments has a price for them; without one a night could not clear (I9). */
final class PaymentPriceCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        LocalDate start = content.startDate();
        if (!content.feeRules().isAllSound() || start == null) {
            return;
        }
        Set<List<String>> priced = content.feeRules().all().stream()
                .filter(rule -> pricesPayments(rule, start))
                .map(rule -> List.of(rule.match().merchantId(), rule.match().currency()))
                .collect(Collectors.toSet());
        for (Line<AccountTerms> line : content.accounts().lines()) {
            String merchantId = line.value().merchantId();
            String currency = line.value().currency();
            if (takesPayments(content, merchantId)
                    && !priced.contains(List.of(merchantId, currency))
                    && !priced.contains(List.of("", currency))) {
                String reason = "has no MERCHANT fee rule for PAYMENT of %s in force on %s or later";
                problems.add(line, "currency", currency, reason.formatted(merchantId, start));
            }
        }
    }

    private static boolean takesPayments(Content content, String merchantId) {
        Merchant merchant = content.merchants().find(merchantId);
        return merchant != null && merchant.status() == Merchant.Status.ACTIVE;
    }

    private static boolean pricesPayments(FeeRule rule, LocalDate start) {
        return rule.party() == Party.MERCHANT
                && rule.match().transactionType().equals(PricedType.PAYMENT.name())
                && !new Period(rule.effectiveFrom(), rule.effectiveTo()).endsBefore(start);
    }
}
