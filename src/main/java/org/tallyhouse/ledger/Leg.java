package org.tallyhouse.ledger;

/** One side of a journal to be booked: minor units, positive is a credit, negative a debit. */
public record Leg(long accountId, long amountMinor) {}
