package org.tallyhouse.ledger.online;

import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.LedgerException.Reason;

/** What a call may come to: done, the receipt of the first such call, a refusal, or one of two. */
record ExpectedOutcome(
        boolean mayBeDone,
        @Nullable Receipt first,
        @Nullable Reason refusal) {
    static final ExpectedOutcome DONE = new ExpectedOutcome(true, null, null);

    static ExpectedOutcome again(Receipt first) {
        return new ExpectedOutcome(true, first, null);
    }

    static ExpectedOutcome refused(Reason reason) {
        return new ExpectedOutcome(false, null, reason);
    }

    /** Done or refused: what others do meanwhile decides. */
    static ExpectedOutcome either(Reason reason) {
        return new ExpectedOutcome(true, null, reason);
    }

    boolean isSure() {
        return !mayBeDone || refusal == null;
    }
}
