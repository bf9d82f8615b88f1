package org.tallyhouse.intake.file;

import org.tallyhouse.failure.FailureReason;

/** Why a row is set aside. */
public enum RejectReason implements FailureReason {
    MISSING_VALUE,
    TOO_LONG,
    CONTROL_CHARACTER,
    UNKNOWN_VALUE,
    NOT_A_DATE,
    NOT_A_TIMESTAMP,
    NOT_AN_AMOUNT,
    TOO_MANY_DIGITS,
    AMOUNT_TOO_LARGE,
    AMOUNT_NOT_POSITIVE,
    OVER_CEILING,
    UNKNOWN_CURRENCY,
    UNKNOWN_CHANNEL,
    UNKNOWN_MERCHANT,
    MERCHANT_CLOSED,
    NO_ACCOUNT,
    ACCOUNT_BLOCKED,
    NO_FEE_RULE,
    FEE_OVER_AMOUNT,
    BUSINESS_DATE_NOT_OPEN,
    DUPLICATE_OTHER_CONTENT,
    UNKNOWN_ORIGINAL,
    ORIGINAL_DIFFERS,
    OVER_ORIGINAL,
    INSUFFICIENT_FUNDS,
    UNKNOWN_INSTRUCTION,
    ALREADY_ANSWERED,
    /** What was held for it is not held any more, and not by an answer of its bank. */
    HOLD_ENDED,
    AMOUNT_DIFFERS,
    UNREADABLE,
    DOES_NOT_FOOT,
    OTHER_ACCOUNT,
    /** A statement before it, or its next page, has not come. */
    STATEMENT_WAITS,
    /** It came before with other content. */
    STATEMENT_DIFFERS,
    /** It is marked a duplicate of one that never came. */
    STATEMENT_DUPLICATE
}
