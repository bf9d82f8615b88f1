package org.tallyhouse.settlement.netting;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.tallyhouse.settlement.netting.SettlementMapper.Blocked;

/** What is not settled on a night whatever is due: accounts that take no settlement, and merchants that are held. */
public final class StoppedSettlements {
    private final Set<Blocked> accounts;
    private final Set<String> merchants;

    public StoppedSettlements(Collection<Blocked> accounts, Set<String> merchants) {
        this.accounts = new HashSet<>(accounts);
        this.merchants = merchants;
    }

    boolean has(DueAmounts amounts) {
        return holds(amounts.merchantId()) || blocks(amounts.merchantId(), amounts.currency());
    }

    public boolean holds(String merchantId) {
        return merchants.contains(merchantId);
    }

    public boolean blocks(String merchantId, String currency) {
        return accounts.contains(new Blocked(merchantId, currency));
    }
}
