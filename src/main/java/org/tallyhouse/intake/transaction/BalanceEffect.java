package org.tallyhouse.intake.transaction;

/** How a transaction moves its merchant's accounts, in minor units, credit positive. */
record BalanceEffect(long pendingMinor, long balanceMinor, long dueMinor) {
    static final BalanceEffect NONE = new BalanceEffect(0, 0, 0);
}
