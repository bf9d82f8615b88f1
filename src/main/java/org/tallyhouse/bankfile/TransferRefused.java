package org.tallyhouse.bankfile;

/** A transfer its format cannot carry; the message names instruction, field, value, reason and what to do. */
public final class TransferRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String instructionId;

    public TransferRefused(String instructionId, String field, String value, String reason) {
        super("instruction %s: %s '%s' %s".formatted(instructionId, field, value, reason));
        this.instructionId = instructionId;
    }

    public String instructionId() {
        return instructionId;
    }
}
