package org.tallyhouse.intake.transaction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.AccountKind;

/** A correction of what a merchant is owed, as proposed and decided: minor units, positive where the merchant gets it. */
public record Adjustment(
        String adjustmentId,
        String merchantId,
        String currency,
        long amountMinor,
        Against against,
        Status status,
        LocalDate proposedOn,
        String proposedBy,
        String reason,
        @Nullable LocalDate decidedOn,
        String decidedBy,
        String decisionReason) {

    /** What became of it. */
    public enum Status {
        WAITING,
        APPROVED,
        REJECTED
    }

    /** Our account that pays what a merchant gets, and takes what it gives. */
    public enum Against {
        /** What errors and goodwill cost us. */
        ADJUSTMENT_EXPENSE(AccountKind.ADJUSTMENT_EXPENSE),
        /** Fees that were charged wrong. */
        FEE_INCOME(AccountKind.FEE_INCOME);

        private final AccountKind kind;

        Against(AccountKind kind) {
            this.kind = kind;
        }

        AccountKind kind() {
            return kind;
        }
    }
}
