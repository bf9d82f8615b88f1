package org.tallyhouse.merchant;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bank where we hold an account: channels pay into it, payouts leave it. It moves money on the days of its
 * calendar, or of several as {@code CN+US}; empty where nothing is known of them. The layout is empty where none is
 * used. The balance, in minor units, is what its statements begin with, or begin anew with on the date.
 */
public record Bank(
        String bankId,
        String name,
        String currency,
        String accountNumber,
        String calendar,
        StatementFormat statementFormat,
        String statementLayout,
        @Nullable Long openingBalanceMinor,
        @Nullable LocalDate openingDate) {

    /** How its statements are written. */
    public enum StatementFormat {
        CSV,
        LAYOUT,
        CAMT_053,
        CAMT_054,
        MT940,
        BAI2;

        /** Whether statements say what they open and close with, so that they follow each other. */
        public boolean statesBalances() {
            return this != CAMT_054;
        }

        /** Whether a declared layout says the rest. */
        public boolean needsLayout() {
            return this == LAYOUT;
        }
    }
}
