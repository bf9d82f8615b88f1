package org.tallyhouse.settlement.netting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.tallyhouse.money.Amounts;

/**
 * What a merchant agreed to for a currency on the night, and the reserves it may have back then. Minor units;
 * less than minimumMinor is not paid.
 */
public record SettlementAgreement(
        String merchantId,
        String currency,
        long minimumMinor,
        BigDecimal reserveRate,
        int reserveDays,
        long releasableMinor) {
    /** Beyond it no table has a date. */
    static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** The terms of a merchant without any. */
    static SettlementAgreement nothing(String merchantId, String currency) {
        return new SettlementAgreement(merchantId, currency, 0, BigDecimal.ZERO, 0, 0);
    }

    boolean isNothing() {
        return minimumMinor == 0 && !keepsReserve() && releasableMinor == 0;
    }

    boolean keepsReserve() {
        return reserveRate.signum() > 0;
    }

    boolean touchesReserve() {
        return keepsReserve() || releasableMinor > 0;
    }

    /** The share of payments that is kept back, rounded once. */
    long reserveMinor(long paymentMinor) {
        return Amounts.share(reserveRate, paymentMinor, RoundingMode.HALF_UP);
    }

    LocalDate releaseOn(LocalDate night) {
        return night.plusDays(reserveDays);
    }
}
