package org.tallyhouse.setup.term;

import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.PostingMode;

/** The main accounts an owner has in one currency: how many, and the terms of the pending one if there is one. */
public record OwnedAccounts(
        OwnerType ownerType,
        String ownerId,
        String currency,
        long accountCount,
        @Nullable PostingMode postingMode,
        @Nullable Guard pendingGuard,
        @Nullable Long overdraftLimitMinor) {

    /** Whether the owner has every kind of account there is for its type. */
    public boolean areComplete() {
        return accountCount == AccountKind.standardOf(ownerType).size();
    }
}
