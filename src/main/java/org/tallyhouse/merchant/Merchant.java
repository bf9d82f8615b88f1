package org.tallyhouse.merchant;

import org.tallyhouse.calendar.SettlementTerms;

/** A merchant and its terms; category is its MCC (商户类别码), like merchantGroup empty where it has none. */
public record Merchant(
        String merchantId,
        String name,
        String settlementCalendar,
        char settlementBasis,
        int settlementDays,
        PayoutPolicy payout,
        RefundFeePolicy refundFee,
        Status status,
        String category,
        String merchantGroup) {

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
