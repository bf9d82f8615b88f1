package org.tallyhouse.pricing;

import java.time.LocalDate;

/** What of a transaction its price depends on. */
public record Priced(
        String type,
        String merchantId,
        String channel,
        String product,
        String cardType,
        String currency,
        LocalDate businessDate) {}
