package org.tallyhouse.ledger;

/** Whether an account's credits are booked at once or buffered until its window is posted. */
public enum PostingMode {
    IMMEDIATE,
    BUFFERED
}
