package org.tallyhouse.layout.declared;

/** A value that is not what its field holds; the message completes "amount '12O' …". */
final class FieldFault extends Exception {
    private static final long serialVersionUID = 1L;

    FieldFault(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
