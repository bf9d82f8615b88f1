package org.tallyhouse.run;

/** Something a run needs has not arrived yet; trying again later is the right answer (exit 75). */
public final class InputNotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputNotThere(String message) {
        super(message);
    }
}
