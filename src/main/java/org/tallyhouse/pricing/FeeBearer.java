package org.tallyhouse.pricing;

/**
 * Who bears the merchant's price. The beneficiary of a payment is the merchant itself, and what its payer is
 * charged on top is part of the amount; so only a payout has another {@code BENEFICIARY}.
 */
public enum FeeBearer {
    MERCHANT,
    /** The beneficiary of a payout receives that much less. */
    BENEFICIARY,
    /** Nobody is asked for it; the costs are ours. */
    PLATFORM
}
