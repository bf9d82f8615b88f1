package org.tallyhouse.settlement;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.tallyhouse.settlement.SettlementMapper.Blocked;

/** What is not settled on a night whatever is due: accounts that take no settlement, and merchants that are held. */
final class Stopped {
    private final Set<Blocked> accounts;
    private final Set<String> merchants;

    Stopped(Collection<Blocked> accounts, Set<String> merchants) {
        this.accounts = new HashSet<>(accounts);
        this.merchants = merchants;
    }

    boolean has(DueAmounts amounts) {
        return holds(amounts.merchantId()) || blocks(amounts.merchantId(), amounts.currency());
    }

    boolean holds(String merchantId) {
        return merchants.contains(merchantId);
    }

    boolean blocks(String merchantId, String currency) {
        return accounts.contains(new Blocked(merchantId, currency));
    }
}
