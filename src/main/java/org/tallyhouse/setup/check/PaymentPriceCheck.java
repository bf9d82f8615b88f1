package org.tallyhouse.setup.check;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.setup.content.SetUpContent;
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
        Set<PaymentReach> priced = content.feeRules().all().stream()
                .filter(rule -> PaymentReach.isPrice(rule)
                        && !new DatePeriod(rule.effectiveFrom(), rule.effectiveTo()).endsBefore(start))
                .map(PaymentReach::of)
                .collect(Collectors.toSet());
        for (FileLine<AccountTerms> line : content.accounts().lines()) {
            String merchantId = line.value().merchantId();
            String currency = line.value().currency();
            Merchant merchant = content.merchants().find(merchantId);
            if (merchant != null
                    && merchant.status() == Merchant.Status.ACTIVE
                    && PaymentReach.general(merchant, currency).noneMatch(priced::contains)
                    && PaymentReach.own(merchant, currency).noneMatch(priced::contains)) {
                String reason = "has no MERCHANT fee rule for PAYMENT of %s in force on %s or later";
                problems.add(line, "currency", currency, reason.formatted(merchantId, start));
            }
        }
    }
}
