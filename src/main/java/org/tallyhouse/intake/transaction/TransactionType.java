package org.tallyhouse.intake.transaction;

import java.util.List;
import java.util.Locale;

/** What a transaction is; the type gives the direction of its amount. */
public enum TransactionType {
    PAYMENT(true),
    REFUND(false),
    CHARGEBACK(false),
    CHARGEBACK_REVERSAL(true),
    PAYOUT(false),
    ADJUSTMENT(true),
    /** Proposed and approved by people here, like any adjustment that is not in a file. */
    ADJUSTMENT_DEBIT(false),
    /** What an agent earned with a merchant on a date; clearing books it. */
    AGENT_SHARE(true),
    /** What an agent gives back, where refunds of a date returned more than it earned. */
    AGENT_SHARE_RETURN(false);

    /** Those that a transactions file may bring; the others are made here. */
    static final List<TransactionType> IN_FILES =
            List.of(PAYMENT, REFUND, CHARGEBACK, CHARGEBACK_REVERSAL, PAYOUT, ADJUSTMENT);

    private final boolean credit;

    TransactionType(boolean credit) {
        this.credit = credit;
    }

    /** Whether it is good for the merchant. */
    boolean isCredit() {
        return credit;
    }

    /** Whether it names an earlier transaction it undoes, in whole or in part. */
    boolean hasOriginal() {
        return this == REFUND || this == CHARGEBACK || this == CHARGEBACK_REVERSAL;
    }

    TransactionType original() {
        return this == CHARGEBACK_REVERSAL ? CHARGEBACK : PAYMENT;
    }

    /** The plural for people: "payments". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    }

    /** Whether the merchant owes what it has not got, instead of being refused. */
    boolean leavesDue() {
        return this == CHARGEBACK || this == ADJUSTMENT_DEBIT;
    }

    boolean mustBePriced() {
        return this == PAYMENT || this == PAYOUT;
    }
}
