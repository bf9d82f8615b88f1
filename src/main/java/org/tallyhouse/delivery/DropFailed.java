package org.tallyhouse.delivery;

/** A file that could not be delivered; the message says which, where, why and what to do. */
public final class DropFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DropFailed(String message) {
        super(message);
    }

    DropFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
