package org.tallyhouse.pricing;

import java.time.LocalDate;

/** A row of a transaction with all its price depends on; empty text where something is not known. */
public interface PriceableRow {
    String type();

    String merchantId();

    String category();

    String merchantGroup();

    String channel();

    String product();

    String cardType();

    String cardRegion();

    String currency();

    long amountMinor();

    LocalDate businessDate();

    default PriceBasis asPriced() {
        return new PriceBasis(
                type(),
                new PriceBasis.PricedMerchant(merchantId(), category(), merchantGroup()),
                channel(),
                product(),
                new PriceBasis.PricedCard(cardType(), cardRegion()),
                currency(),
                amountMinor(),
                businessDate());
    }
}
