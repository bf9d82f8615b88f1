package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import org.tallyhouse.failure.Failure;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.money.Amounts;

/** What a refusal for want of money says: how much could be spent, and how much was wanted. */
record RefusedShortage(long spendableMinor, long wantedMinor) {

    /** Fails if the refusal names another account, or would not have been one. */
    static RefusedShortage of(LedgerException refusal, String account) {
        Failure failure = refusal.failure();
        assertThat(failure.reason()).isEqualTo(Reason.INSUFFICIENT_FUNDS);
        assertThat(failure.value()).isEqualTo(account);
        RefusedShortage shortage =
                new RefusedShortage(Long.parseLong(failure.actual()), Long.parseLong(failure.expected()));
        assertThat(refusal)
                .hasMessage("I8: account %s has %s, %s are wanted"
                        .formatted(
                                account,
                                Amounts.told(shortage.spendableMinor, "CNY"),
                                Amounts.told(shortage.wantedMinor, "CNY")));
        assertThat(shortage.spendableMinor).as(refusal.getMessage()).isLessThan(shortage.wantedMinor);
        return shortage;
    }
}
