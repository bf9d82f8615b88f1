package org.tallyhouse.pricing;

import java.time.LocalDate;
import java.time.YearMonth;

/** What of a transaction its price depends on; the amount in minor units of the currency. */
public record PriceBasis(
        String type,
        PricedMerchant merchant,
        String channel,
        String product,
        PricedCard card,
        String currency,
        long amountMinor,
        LocalDate businessDate) {

    /** Who took the money: its id, its merchant category (MCC, 商户类别码) and its group, empty where it has none. */
    public record PricedMerchant(String merchantId, String category, String group) {}

    /** What it was paid with; empty where that is not known or no card. */
    public record PricedCard(String type, String region) {}

    /** The calendar month in which its volume counts. */
    public YearMonth month() {
        return YearMonth.from(businessDate);
    }
}
