package org.tallyhouse.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.FailureReason;
import org.tallyhouse.failure.WithFailures;

/** A booking that was refused; nothing changed. */
public final class LedgerException extends RuntimeException implements WithFailures {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason implements FailureReason {
        UNKNOWN_ACCOUNT,
        /** The account is kept in another currency. */
        WRONG_CURRENCY,
        /** Zero, negative, or more than {@link org.tallyhouse.money.Amounts#MAX_MINOR}. */
        BAD_AMOUNT,
        /** A balance would not fit into a long any more. */
        OVERFLOW,
        /** Both sides of a movement are one account. */
        SAME_ACCOUNT,
        /** I1. */
        UNBALANCED,
        ACCOUNT_CLOSED,
        /** The account is frozen, or takes credits only. */
        ACCOUNT_BLOCKED,
        /** I8. */
        INSUFFICIENT_FUNDS,
        /** An account that is guarded is debited at once, never through the buffer. */
        NOT_BUFFERED,
        /** I3, by a reference that the suite made itself. */
        ALREADY_BOOKED,
        /** Empty, or longer than 120 characters. */
        BAD_REFERENCE,
        /** A caller's reference stands for something else already. */
        REFERENCE_REUSED,
        UNKNOWN_REFERENCE,
        ALREADY_REVERSED,
        /** What is taken back by a transaction of its own, or by releasing a hold, is not reversed. */
        NOT_REVERSIBLE,
        /** A refund names a payment that its merchant does not have. */
        UNKNOWN_ORIGINAL,
        /** A refund is more than is left of its payment. */
        OVER_ORIGINAL,
        HOLD_UNKNOWN,
        /** Nothing is held under the id any more. */
        HOLD_ENDED,
        /** Less is held than is wanted. */
        HOLD_EXCEEDED,
        HOLD_NOT_EXPIRED,
        WINDOW_NOT_OPEN,
        /** The caller's connection is not READ COMMITTED. */
        WRONG_ISOLATION,
        /** I11. */
        DAY_CLOSED
    }

    private final transient Failure failure;

    /** @param failure for one of the reasons above */
    public LedgerException(Failure failure) {
        this(failure, null);
    }

    public LedgerException(Failure failure, @Nullable Throwable cause) {
        super(failure.sentence(), cause);
        if (!(failure.reason() instanceof Reason)) {
            throw new IllegalArgumentException(failure.reason() + " is no reason of the ledger");
        }
        this.failure = failure;
    }

    public Reason reason() {
        return (Reason) failure.reason();
    }

    /** Amounts in it are minor units, as text. */
    @Override
    public List<Failure> failures() {
        return List.of(failure);
    }
}
