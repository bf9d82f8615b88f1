package org.tallyhouse.settlement.netting;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.tallyhouse.settlement.netting.SettlementMapper.Blocked;

/**
 * What is not settled on a night whatever is due: accounts that take no settlement, merchants that are held, and those
 * that were left out because of what is wrong with them.
 */
public final class StoppedSettlements {
    /** Under which name the stage tells whom it leaves out. */
    public static final String STAGE = "settlement";

    private final Set<Blocked> accounts;
    private final Set<String> merchants;
    private final Set<String> leftOut;

    /** @param leftOut by their {@link #subject} */
    public StoppedSettlements(Collection<Blocked> accounts, Set<String> merchants, Set<String> leftOut) {
        this.accounts = new HashSet<>(accounts);
        this.merchants = merchants;
        this.leftOut = leftOut;
    }

    static String subject(String merchantId, String currency) {
        return merchantId + "." + currency;
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

    public boolean leavesOut(String merchantId, String currency) {
        return leftOut.contains(subject(merchantId, currency));
    }
}
