package org.tallyhouse.ledger;

/** The business events that are booked; with its source, a type names each at most once (I3). */
public enum JournalType {
    /** Buffered credits of a window. */
    POSTING,
    /** A transaction that moved a merchant's account the moment it was taken in. */
    REAL_TIME,
    /** Fees accrued and channel costs of a day. */
    CLEARING,
    /** Amounts of breaks moved between receivable and suspense. */
    RECONCILIATION,
    /** Deposits and other lines of a bank statement. */
    BANK_STATEMENT,
    /** Pending to balance, dues collected. */
    SETTLEMENT,
    /** A month's fees invoiced, and an invoice paid. */
    INVOICE,
    /** A payout the bank confirmed. */
    PAYOUT,
    /** A payout that came back after the bank had confirmed it. */
    PAYOUT_RETURN
}
