package org.tallyhouse.intake.statement;

/** Why a line that names a payout is not taken for it. */
enum LineDoubt {
    /** It was debited before. */
    PAYOUT_DEBITED_TWICE,
    /** It was credited before. */
    PAYOUT_CREDITED_TWICE,
    /** Money that came back of a payout which never left. */
    PAYOUT_NEVER_DEBITED,
    /** Another sum than was ordered. */
    PAYOUT_AMOUNT_DIFFERS,
    /** It is in no file to this bank. */
    PAYOUT_NOT_ORDERED
}
