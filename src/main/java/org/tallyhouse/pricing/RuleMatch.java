package org.tallyhouse.pricing;

import java.util.List;

/**
 * Which transactions a rule is for. An empty text matches any; merchantCategory is the merchant's MCC (商户类别码)
 * and cardRegion where the card is from, {@code DOMESTIC} or {@code FOREIGN} for instance.
 */
public record RuleMatch(
        String transactionType,
        String currency,
        String merchantId,
        String merchantGroup,
        String channel,
        String product,
        String cardType,
        String cardRegion,
        String merchantCategory,
        AmountBand band) {

    boolean matches(PriceBasis priced) {
        return transactionType.equals(priced.type())
                && currency.equals(priced.currency())
                && fits(merchantId, priced.merchant().merchantId())
                && fits(merchantGroup, priced.merchant().group())
                && fits(channel, priced.channel())
                && fits(product, priced.product())
                && fits(cardType, priced.card().type())
                && fits(cardRegion, priced.card().region())
                && fits(merchantCategory, priced.merchant().category())
                && band.holds(priced.amountMinor());
    }

    /**
     * Each given field outweighs all after it together: merchant, group, channel, product, card type, card
     * region, category, amount band. So rules of one specificity give the same fields.
     */
    int specificity() {
        int weight = 0;
        for (String wanted : texts()) {
            weight = 2 * weight + (wanted.isEmpty() ? 0 : 1);
        }
        return 2 * weight + (band.isAny() ? 0 : 1);
    }

    /** Whether a transaction can match both, where both have the same specificity. */
    boolean overlaps(RuleMatch other) {
        return transactionType.equals(other.transactionType)
                && currency.equals(other.currency)
                && texts().equals(other.texts())
                && band.overlaps(other.band);
    }

    /** What may be any, the most specific first. */
    List<String> texts() {
        return List.of(merchantId, merchantGroup, channel, product, cardType, cardRegion, merchantCategory);
    }

    private static boolean fits(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }
}
