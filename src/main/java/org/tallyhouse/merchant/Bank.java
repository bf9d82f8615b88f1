package org.tallyhouse.merchant;

/**
 * A bank where we hold an account: channels pay into it, payouts leave it. It moves money on the days of its
 * calendar, or of several as {@code CN+US}; empty where nothing is known of them. The layout is empty where none is
 * used.
 */
public record Bank(
        String bankId,
        String name,
        String currency,
        String accountNumber,
        String calendar,
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
