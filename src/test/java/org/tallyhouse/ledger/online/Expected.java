package org.tallyhouse.ledger.online;

import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.LedgerException.Reason;

/** What a call may come to: done, the receipt of the first such call, a refusal, or one of two. */
record Expected(
        boolean mayBeDone,
        @Nullable Receipt first,
        @Nullable Reason refusal) {
    static final Expected DONE = new Expected(true, null, null);

    static Expected again(Receipt first) {
        return new Expected(true, first, null);
    }

    static Expected refused(Reason reason) {
        return new Expected(false, null, reason);
    }

    /** Done or refused: what others do meanwhile decides. */
    static Expected either(Reason reason) {
        return new Expected(true, null, reason);
    }

    boolean isSure() {
        return !mayBeDone || refusal == null;
    }
}
