package org.tallyhouse.pricing;

import org.tallyhouse.money.Amounts;

/** How much of a fee goes back when its transaction is undone. */
public enum FeeReturn {
    /** Nothing. */
    KEEP,
    /** The share that is undone; the last part takes the remainder. */
    PROPORTION,
    /** All of it, with the first part that is undone. */
    WHOLE,
    /** What the merchant's own terms say: {@code refund_fee} of merchants.csv. */
    AS_MERCHANT;

    /** What is to have gone back of a fee once so much of what was paid is undone; minor units. */
    long of(long feeMinor, long undoneMinor, long paidMinor) {
        return switch (this) {
            case KEEP -> 0;
            case PROPORTION -> Amounts.proportion(feeMinor, undoneMinor, paidMinor);
            case WHOLE -> undoneMinor > 0 ? feeMinor : 0;
            case AS_MERCHANT -> throw new IllegalStateException("the merchant's own terms are not filled in");
        };
    }

    /** What a rule says of the fee it asked; onReversal is for a chargeback's, which its reversal gives back. */
    public record Terms(FeeReturn onRefund, FeeReturn onChargeback, FeeReturn onReversal) {
        public static final Terms USUAL = new Terms(AS_MERCHANT, KEEP, KEEP);

        public Terms {
            if (onChargeback == AS_MERCHANT) {
                throw new IllegalArgumentException("on_chargeback is none of KEEP, PROPORTION, WHOLE");
            }
            if (onReversal != KEEP && onReversal != WHOLE) {
                throw new IllegalArgumentException("on_reversal is neither KEEP nor WHOLE");
            }
        }

        /** These terms where a merchant's own say what AS_MERCHANT leaves to it. */
        public Terms of(FeeReturn merchantsRefund) {
            return onRefund == AS_MERCHANT ? new Terms(merchantsRefund, onChargeback, onReversal) : this;
        }

        /** What has gone back of a fee by now: never more than the fee, whatever is undone in which way. */
        long returned(long feeMinor, UndoneAmounts undone, long paidMinor) {
            long sum = Math.addExact(
                    onRefund.of(feeMinor, undone.refundedMinor(), paidMinor),
                    onChargeback.of(feeMinor, undone.chargedBackMinor(), paidMinor));
            return feeMinor < 0 ? Math.max(feeMinor, sum) : Math.min(feeMinor, sum);
        }
    }
}
