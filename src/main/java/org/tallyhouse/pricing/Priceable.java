package org.tallyhouse.pricing;

import java.time.LocalDate;

/** A row of a transaction with all its price depends on; empty text where something is not known. */
public interface Priceable {
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

    default Priced asPriced() {
        return new Priced(
                type(),
                new Priced.PricedMerchant(merchantId(), category(), merchantGroup()),
                channel(),
                product(),
                new Priced.PricedCard(cardType(), cardRegion()),
                currency(),
                amountMinor(),
                businessDate());
    }
}
