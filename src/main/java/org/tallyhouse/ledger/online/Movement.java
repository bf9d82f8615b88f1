package org.tallyhouse.ledger.online;

import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.money.Amounts;

/**
 * Money to be moved from one account to another, both named by their codes: {@code from} is debited,
 * {@code to} is credited. The amount is in minor units of the currency. The reference is the caller's
 * own name for it: the same reference moves money once.
 *
 * @throws LedgerException BAD_REFERENCE, BAD_AMOUNT or SAME_ACCOUNT
 */
public record Movement(String reference, String from, String to, long amountMinor, String currency) {
    public Movement {
        requireReference(reference);
        requireAmount(amountMinor);
        if (from.equals(to)) {
            throw new LedgerException(Reason.SAME_ACCOUNT, "%s is both sides of %s".formatted(from, reference));
        }
    }

    static void requireReference(String reference) {
        if (reference.isBlank() || reference.length() > JournalDraft.MOST_SOURCE) {
            throw new LedgerException(
                    Reason.BAD_REFERENCE,
                    "a reference has 1 to %d characters: '%s'".formatted(JournalDraft.MOST_SOURCE, reference));
        }
    }

    static void requireAmount(long amountMinor) {
        if (amountMinor <= 0 || amountMinor > Amounts.MAX_MINOR) {
            throw new LedgerException(
                    Reason.BAD_AMOUNT,
                    "an amount is 1 to %d minor units, not %d".formatted(Amounts.MAX_MINOR, amountMinor));
        }
    }
}
