package org.tallyhouse.settlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's due transactions come to in one currency, and what earlier settlements left. Minor
 * units. pendingMinor is their effect on the pending account, dueMinor on the due account (chargeback
 * shortfalls, negative), fromBalanceMinor what was taken from the balance for refunds and chargebacks.
 * unheldMinor are payments of earlier settlements whose share of the reserve is not held yet, settledThrough is where the last settlement's period ended.
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
        long unheldMinor,
        @Nullable LocalDate settledThrough) {

    /** Together with what was left out of earlier settlements. */
    DueAmounts plus(DueAmounts returned) {
        return new DueAmounts(
                merchantId,
                currency,
                transactionCount == 0 || returned.periodFrom.isBefore(periodFrom) ? returned.periodFrom : periodFrom,
                Math.addExact(paymentCount, returned.paymentCount),
                Math.addExact(paymentMinor, returned.paymentMinor),
                Math.addExact(refundCount, returned.refundCount),
                Math.addExact(refundMinor, returned.refundMinor),
                Math.addExact(chargebackMinor, returned.chargebackMinor),
                Math.addExact(adjustmentMinor, returned.adjustmentMinor),
                Math.addExact(fromBalanceMinor, returned.fromBalanceMinor),
                Math.addExact(feeMinor, returned.feeMinor),
                Math.addExact(pendingMinor, returned.pendingMinor),
                Math.addExact(dueMinor, returned.dueMinor),
                Math.addExact(transactionCount, returned.transactionCount),
                carriedMinor,
                duesMinor,
                unheldMinor,
                settledThrough);
    }

    /** What of it stands in the pending account, unless newer refunds have drawn on it. */
    long inPendingMinor() {
        return Math.addExact(Math.addExact(pendingMinor, carriedMinor), duesMinor);
    }

    /** The end of a period that reaches through a date; it never goes back, whatever the terms become. */
    LocalDate periodTo(LocalDate through) {
        return settledThrough != null && settledThrough.isAfter(through) ? settledThrough : through;
    }

    boolean isEmpty(Agreed agreed) {
        return transactionCount == 0 && Math.addExact(carriedMinor, agreed.releasableMinor()) <= 0;
    }
}
