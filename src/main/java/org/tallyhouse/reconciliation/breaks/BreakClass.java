package org.tallyhouse.reconciliation.breaks;

/** What is wrong with a row that does not agree. */
public enum BreakClass {
    CURRENCY_DIFF,
    STATUS_DIFF,
    AMOUNT_DIFF,
    FEE_DIFF,
    MISSING_IN_CHANNEL,
    MISSING_IN_OURS,
    /** A further row for what was counted once. */
    DUPLICATE_IN_CHANNEL,
    /** What was billed has not come in time. */
    DEPOSIT_MISSING,
    /** The channel paid something that nothing explains. */
    DEPOSIT_UNEXPECTED,
    /** What came in time is not what was billed. */
    DEPOSIT_DIFF
}
