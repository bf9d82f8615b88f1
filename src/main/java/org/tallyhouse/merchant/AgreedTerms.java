package org.tallyhouse.merchant;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant signed for its settlements in one currency, while in force.
 *
 * @param minimumMinor less than this is carried forward instead of settled; 0 for none
 * @param reserveRate the share of payments kept back in the merchant's reserve; 0 for none
 * @param reserveDays calendar days until it is given back
 * @param claimDays calendar days it may owe us before a person is asked; null: for ever
 */
public record AgreedTerms(
        String merchantId,
        String currency,
        long minimumMinor,
        BigDecimal reserveRate,
        int reserveDays,
        Collection collection,
        @Nullable Integer claimDays,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    /** How fees are collected: taken out of settlements, or invoiced for a month. */
    public enum Collection {
        NET,
        GROSS
    }

    public AgreedTerms {
        if (minimumMinor < 0 || reserveRate.signum() < 0 || reserveRate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("has a minimum below 0 or a reserve_rate that is not 0 to 1");
        }
        if ((reserveRate.signum() > 0) != (reserveDays > 0)) {
            throw new IllegalArgumentException("has one of reserve_rate and reserve_days without the other");
        }
    }
}
