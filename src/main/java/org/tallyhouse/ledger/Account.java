package org.tallyhouse.ledger;

import java.util.Currency;

/** An account as its row says; amounts in minor units of its currency, credit positive. */
public record Account(
        long accountId,
        String code,
        String ownerId,
        AccountKind kind,
        String purpose,
        String currency,
        PostingMode postingMode,
        Guard guard,
        long overdraftLimitMinor,
        Status status,
        long postedMinor,
        long heldMinor,
        long lastSequence,
        long postedWindowId) {

    /** What a debit may count on: posted money, posted and buffered money, or no guard (our own accounts). */
    public enum Guard {
        POSTED,
        EFFECTIVE,
        NONE
    }

    /** What may move the account. */
    public enum Status {
        OPEN,
        CREDITS_ONLY,
        FROZEN,
        CLOSED;

        public boolean takes(long amountMinor) {
            return this == OPEN || (this == CREDITS_ONLY && amountMinor > 0);
        }
    }

    /** The name of an owner's main account of a kind: {@code M001.CNY.PENDING}. */
    public static String code(String ownerId, String currency, AccountKind kind) {
        return ownerId + "." + currency + "." + kind;
    }

    /** The name of a sub-account: {@code M001.CNY.ESCROW.MALL}; without a purpose the main account. */
    public static String code(String ownerId, String currency, AccountKind kind, String purpose) {
        String main = code(ownerId, currency, kind);
        return purpose.isEmpty() ? main : main + "." + purpose;
    }

    public Currency currencyUnit() {
        return Currency.getInstance(currency);
    }
}
