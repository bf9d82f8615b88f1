package org.tallyhouse.layout.declared;

import org.tallyhouse.failure.ShownText;

/** A value that is not what its field holds; the message completes "amount '12O' …", and what it quotes can forge no line. */
public final class FieldFault extends Exception {
    private static final long serialVersionUID = 1L;

    public FieldFault(String reason) {
        super(ShownText.brief(reason));
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
