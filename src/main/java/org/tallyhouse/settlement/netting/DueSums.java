package org.tallyhouse.settlement.netting;

/**
 * What due transactions come to. Minor units. pendingMinor is their effect on the pending account, dueMinor on the due
 * account (chargeback shortfalls, negative), fromBalanceMinor what was taken from the balance for refunds and
 * chargebacks.
 */
record DueSums(
        Counted payments,
        Counted refunds,
        long chargebackMinor,
        long adjustmentMinor,
        long fromBalanceMinor,
        long feeMinor,
        long pendingMinor,
        long dueMinor,
        long transactionCount) {
    static final DueSums NONE = new DueSums(Counted.NONE, Counted.NONE, 0, 0, 0, 0, 0, 0, 0);

    /** Transactions of one type. */
    record Counted(long count, long minor) {
        static final Counted NONE = new Counted(0, 0);

        private Counted plus(Counted more) {
            return new Counted(Math.addExact(count, more.count), Math.addExact(minor, more.minor));
        }
    }

    DueSums plus(DueSums more) {
        return new DueSums(
                payments.plus(more.payments),
                refunds.plus(more.refunds),
                Math.addExact(chargebackMinor, more.chargebackMinor),
                Math.addExact(adjustmentMinor, more.adjustmentMinor),
                Math.addExact(fromBalanceMinor, more.fromBalanceMinor),
                Math.addExact(feeMinor, more.feeMinor),
                Math.addExact(pendingMinor, more.pendingMinor),
                Math.addExact(dueMinor, more.dueMinor),
                Math.addExact(transactionCount, more.transactionCount));
    }
}
