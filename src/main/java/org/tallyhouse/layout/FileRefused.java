package org.tallyhouse.layout;

/** A file that is refused as a whole; the message says which, where and why. */
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FileRefused(String message) {
        super(message);
    }

    public FileRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
