package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant stands in one currency: its last settlement, if any, settled everything through a date, and left
 * over what it carried and could not collect. Minor units; unheld are payments whose share of the reserve is not
 * held yet.
 */
public record SettlementStanding(
        String merchantId,
        String currency,
        @Nullable LocalDate settledThrough,
        long carriedMinor,
        long duesMinor,
        long unheldMinor) {}
