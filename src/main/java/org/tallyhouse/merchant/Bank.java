package org.tallyhouse.merchant;

/**
 * A bank where we hold an account: channels pay into it, payouts leave it. The layout is empty where none is
 * used.
 */
public record Bank(
        String bankId,
        String name,
        String currency,
        String accountNumber,
        StatementFormat statementFormat,
        String statementLayout) {

    /** How its statements are written. */
    public enum StatementFormat {
        CSV,
        LAYOUT,
        CAMT_053,
        CAMT_054,
        MT940,
        BAI2;

        /** Whether a declared layout says the rest. */
        public boolean needsLayout() {
            return this == LAYOUT;
        }
    }
}
