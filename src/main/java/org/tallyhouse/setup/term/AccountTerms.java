package org.tallyhouse.setup.term;

import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.PostingMode;

/** How a merchant's pending account in one currency works; the limit in minor units of it. */
public record AccountTerms(
        String merchantId,
        String currency,
        PostingMode postingMode,
        Account.Guard pendingGuard,
        long overdraftLimitMinor) {}
