package org.tallyhouse.setup.check;

import java.util.List;
import java.util.stream.Stream;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.pricing.FeeParty;
import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.pricing.RuleMatch;
import org.tallyhouse.setup.kind.FeeRuleFields.PricedType;

/** Whose payments rules price; an empty text is anyone's. */
record PaymentReach(String merchantId, String group, String category, String currency) {

    static PaymentReach of(FeeRule rule) {
        RuleMatch match = rule.match();
        return new PaymentReach(match.merchantId(), match.merchantGroup(), match.merchantCategory(), match.currency());
    }

    static boolean isPrice(FeeRule rule) {
        return rule.party() == FeeParty.MERCHANT
                && rule.match().transactionType().equals(PricedType.PAYMENT.name());
    }

    /** Those of rules that are not for one merchant: rules are looked up by them, as there may be one for each merchant. */
    static Stream<PaymentReach> general(Merchant merchant, String currency) {
        return of("", merchant, currency);
    }

    /** Those of the merchant's own rules. */
    static Stream<PaymentReach> own(Merchant merchant, String currency) {
        return of(merchant.merchantId(), merchant, currency);
    }

    private static Stream<PaymentReach> of(String merchantId, Merchant merchant, String currency) {
        return orAny(merchant.merchantGroup()).stream()
                .flatMap(group -> orAny(merchant.category()).stream()
                        .map(category -> new PaymentReach(merchantId, group, category, currency)));
    }

    private static List<String> orAny(String text) {
        return text.isEmpty() ? List.of("") : List.of(text, "");
    }
}
