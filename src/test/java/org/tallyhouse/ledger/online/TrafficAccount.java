package org.tallyhouse.ledger.online;

import org.tallyhouse.ledger.Account;

/**
 * An account of the random traffic. A hot one is ours and moved through the buffer; the transit account
 * stands in for it. Nobody but its thread moves an account that is not shared.
 */
record TrafficAccount(String code, Account.Guard guard, long limitMinor, boolean hot, boolean shared, String transit) {

    boolean isGuarded() {
        return guard != Account.Guard.NONE;
    }
}
