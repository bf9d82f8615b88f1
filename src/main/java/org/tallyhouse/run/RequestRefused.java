package org.tallyhouse.run;

/** What a person asked for cannot be done, and why, in a sentence (exit 2). Nothing of it was done. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RequestRefused(String message) {
        super(message);
    }
}
