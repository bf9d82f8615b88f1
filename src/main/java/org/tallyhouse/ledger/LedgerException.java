package org.tallyhouse.ledger;

/** A booking that was refused; nothing changed. */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        UNKNOWN_ACCOUNT,
        UNBALANCED,
        ACCOUNT_BLOCKED,
        INSUFFICIENT_FUNDS,
        ALREADY_BOOKED,
        HOLD_UNKNOWN,
        HOLD_EXCEEDED,
        WINDOW_NOT_OPEN
    }

    private final Reason reason;

    public LedgerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
