package org.tallyhouse.pricing.row;

import java.time.LocalDate;
import org.tallyhouse.pricing.PriceableRow;

/** A successful transaction to be priced; minor units. Whether its fee is invoiced follows from its own date's terms. */
public record PricedRow(
        long id,
        String transactionId,
        LocalDate businessDate,
        String type,
        String merchantId,
        String category,
        String merchantGroup,
        String channel,
        String product,
        String cardType,
        String cardRegion,
        String currency,
        long amountMinor,
        boolean invoiced)
        implements PriceableRow {}
