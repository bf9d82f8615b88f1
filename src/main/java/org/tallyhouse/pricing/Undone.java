package org.tallyhouse.pricing;

/** How much of a payment is undone so far, in minor units: refunded (退款) and charged back (拒付). */
public record Undone(long refundedMinor, long chargedBackMinor) {

    public Undone plusRefund(long amountMinor) {
        return new Undone(Math.addExact(refundedMinor, amountMinor), chargedBackMinor);
    }

    public Undone plusChargeback(long amountMinor) {
        return new Undone(refundedMinor, Math.addExact(chargedBackMinor, amountMinor));
    }

    boolean isWithin(long paidMinor) {
        return 0 <= refundedMinor
                && refundedMinor <= paidMinor
                && 0 <= chargedBackMinor
                && chargedBackMinor <= paidMinor;
    }

    boolean isBefore(Undone later) {
        return refundedMinor <= later.refundedMinor && chargedBackMinor <= later.chargedBackMinor && !equals(later);
    }
}
