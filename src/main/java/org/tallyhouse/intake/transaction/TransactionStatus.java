package org.tallyhouse.intake.transaction;

/** How a transaction ended; only SUCCESS moves money. */
public enum TransactionStatus {
    SUCCESS,
    FAILED,
    PENDING
}
