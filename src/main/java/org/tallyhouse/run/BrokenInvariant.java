package org.tallyhouse.run;

/** What must always be true is not: the message names the invariant, expected, actual and place. */
public final class BrokenInvariant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenInvariant(String message) {
        super(message);
    }
}
