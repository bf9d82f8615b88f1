package org.tallyhouse.settlement.netting;

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

    /** What earlier settlements left, without a transaction; a period that is due through a date would begin behind them. */
    static DueAmounts of(SettlementStanding open, LocalDate through) {
        LocalDate settled = open.settledThrough();
        return new DueAmounts(
                open.merchantId(),
                open.currency(),
                settled == null ? through : settled.plusDays(1),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                open.carriedMinor(),
                open.duesMinor(),
                open.unheldMinor(),
                settled);
    }

    boolean isOf(SettlementStanding open) {
        return merchantId.equals(open.merchantId()) && currency.equals(open.currency());
    }

    /** Together with more transactions. */
    DueAmounts plus(DueAmounts more) {
        return new DueAmounts(
                merchantId,
                currency,
                transactionCount == 0 || more.periodFrom.isBefore(periodFrom) ? more.periodFrom : periodFrom,
                Math.addExact(paymentCount, more.paymentCount),
                Math.addExact(paymentMinor, more.paymentMinor),
                Math.addExact(refundCount, more.refundCount),
                Math.addExact(refundMinor, more.refundMinor),
                Math.addExact(chargebackMinor, more.chargebackMinor),
                Math.addExact(adjustmentMinor, more.adjustmentMinor),
                Math.addExact(fromBalanceMinor, more.fromBalanceMinor),
                Math.addExact(feeMinor, more.feeMinor),
                Math.addExact(pendingMinor, more.pendingMinor),
                Math.addExact(dueMinor, more.dueMinor),
                Math.addExact(transactionCount, more.transactionCount),
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

    boolean isEmpty(SettlementAgreement agreed) {
        return transactionCount == 0 && carriedMinor <= 0 && agreed.releasableMinor() == 0;
    }
}
