package org.tallyhouse.layout.declared;

/** A value that is not what its field holds; the message completes "amount '12O' …". */
public final class FieldFault extends Exception {
    private static final long serialVersionUID = 1L;

    public FieldFault(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
