package org.tallyhouse.ledger;

/**
 * A credit recorded now and posted with its window; it debits the contra account. Minor units, positive.
 *
 * @param journaled whether it is the side of a hot account of a call that a journal under the same source books too
 */
public record BufferedCredit(
        long windowId, long accountId, long contraAccountId, long amountMinor, String source, boolean journaled) {

    /** A credit that is a call by itself. */
    public BufferedCredit(long windowId, long accountId, long contraAccountId, long amountMinor, String source) {
        this(windowId, accountId, contraAccountId, amountMinor, source, false);
    }
}
