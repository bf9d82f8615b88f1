package org.tallyhouse.money;

/** A text that is no amount of its currency; the message completes "amount '12.3O' …". */
public final class AmountException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Fault {
        NOT_A_NUMBER,
        TOO_MANY_DIGITS,
        TOO_LARGE
    }

    private final Fault fault;

    AmountException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
