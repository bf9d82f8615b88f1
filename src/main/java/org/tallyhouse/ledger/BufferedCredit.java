package org.tallyhouse.ledger;

/** A credit recorded now and posted with its window; it debits the contra account. Minor units, positive. */
public record BufferedCredit(long windowId, long accountId, long contraAccountId, long amountMinor, String source) {}
