package org.tallyhouse.setup.term;

import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.PostingMode;

/** A merchant's account for one purpose beside its main ones, and how it works; the limit in minor units. */
public record SubAccount(
        String merchantId,
        String currency,
        AccountKind kind,
        String purpose,
        PostingMode postingMode,
        Account.Guard guard,
        long overdraftLimitMinor) {

    public String code() {
        return Account.code(merchantId, currency, kind, purpose);
    }
}
