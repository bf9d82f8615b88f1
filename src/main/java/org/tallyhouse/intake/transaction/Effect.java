package org.tallyhouse.intake.transaction;

/** How a transaction moves its merchant's accounts, in minor units, credit positive. */
record Effect(long pendingMinor, long balanceMinor, long dueMinor) {
    static final Effect NONE = new Effect(0, 0, 0);
}
