package org.tallyhouse.intake;

import java.util.Locale;

/** What a transaction is; the type gives the direction of its amount. */
enum TransactionType {
    PAYMENT(true),
    REFUND(false),
    CHARGEBACK(false),
    CHARGEBACK_REVERSAL(true),
    PAYOUT(false),
    ADJUSTMENT(true);

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
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    }

    boolean mustBePriced() {
        return this == PAYMENT || this == PAYOUT;
    }
}
