package org.tallyhouse.operation;

/** Something was asked for that does not exist or makes no sense (exit 2). */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUse(String message) {
        super(message);
    }
}
