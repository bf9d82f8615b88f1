package org.tallyhouse.pricing;

/** How much of a payment is undone so far, in minor units: refunded (退款) and charged back (拒付). */
public record UndoneAmounts(long refundedMinor, long chargedBackMinor) {

    public UndoneAmounts plusRefund(long amountMinor) {
        return new UndoneAmounts(Math.addExact(refundedMinor, amountMinor), chargedBackMinor);
    }

    public UndoneAmounts plusChargeback(long amountMinor) {
        return new UndoneAmounts(refundedMinor, Math.addExact(chargedBackMinor, amountMinor));
    }

    boolean isWithin(long paidMinor) {
        return 0 <= refundedMinor
                && refundedMinor <= paidMinor
                && 0 <= chargedBackMinor
                && chargedBackMinor <= paidMinor;
    }

    boolean isBefore(UndoneAmounts later) {
        return refundedMinor <= later.refundedMinor && chargedBackMinor <= later.chargedBackMinor && !equals(later);
    }
}
