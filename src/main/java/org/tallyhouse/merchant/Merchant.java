package org.tallyhouse.merchant;

import org.tallyhouse.calendar.SettlementTerms;

/** A merchant and its terms. */
public record Merchant(
        String merchantId,
        String name,
        String settlementCalendar,
        char settlementBasis,
        int settlementDays,
        PayoutPolicy payout,
        RefundFeePolicy refundFee,
        Status status) {

    /** A closed merchant's rows are rejected; what it is owed is still settled. */
    public enum Status {
        ACTIVE,
        CLOSED
    }

    /** Whether each settlement is paid out to the merchant's bank account. */
    public enum PayoutPolicy {
        AUTO,
        NONE
    }

    /** What happens to a payment's fee when it is refunded. */
    public enum RefundFeePolicy {
        KEEP,
        PROPORTION
    }

    public SettlementTerms terms() {
        return new SettlementTerms(settlementBasis, settlementDays);
    }
}
