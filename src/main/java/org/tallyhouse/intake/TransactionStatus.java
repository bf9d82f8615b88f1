package org.tallyhouse.intake;

/** How a transaction ended; only SUCCESS moves money. */
enum TransactionStatus {
    SUCCESS,
    FAILED,
    PENDING
}
