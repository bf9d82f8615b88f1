package org.tallyhouse.settlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's due transactions come to in one currency, and what earlier settlements left. Minor
 * units. pendingMinor is their effect on the pending account, dueMinor on the due account (chargeback
 * shortfalls, negative), fromBalanceMinor what was taken from the balance for refunds and chargebacks.
 * settledThrough is where the last settlement's period ended.
 */
record DueAmounts(
        String merchantId,
        String currency,
        LocalDate periodFrom,
        long paymentCount,
        long paymentMinor,
        long refundCount,
        long refundMinor,
        long chargebackMinor,
        long adjustmentMinor,
        long fromBalanceMinor,
        long feeMinor,
        long pendingMinor,
        long dueMinor,
        long transactionCount,
        long carriedMinor,
        long duesMinor,
        @Nullable LocalDate settledThrough) {

    /** What of it stands in the pending account, unless newer refunds have drawn on it. */
    long inPendingMinor() {
        return Math.addExact(Math.addExact(pendingMinor, carriedMinor), duesMinor);
    }

    /** The end of a period that reaches through a date; it never goes back, whatever the terms become. */
    LocalDate periodTo(LocalDate through) {
        return settledThrough != null && settledThrough.isAfter(through) ? settledThrough : through;
    }

    boolean isEmpty() {
        return transactionCount == 0 && carriedMinor <= 0;
    }
}
