package org.tallyhouse.payout;

/**
 * Where a payout (代付) stands. Its money is held from the first to the last status but the final ones:
 * PAID captured it, REJECTED and RETURNED released it.
 */
public enum PayoutStatus {
    /** Above the bank's approval limit: a second person decides. */
    WAITING,
    /** Goes into the next night's file. */
    APPROVED,
    /** A second person said no. */
    REJECTED,
    /** In a file for the bank. */
    FILED,
    /** The file is where the bank fetches it. */
    SENT,
    /** The bank has taken it and not yet paid. */
    ACCEPTED,
    PAID,
    RETURNED,
    /** No answer for longer than agreed: ask the bank; it is never sent again by itself. */
    UNKNOWN
}
