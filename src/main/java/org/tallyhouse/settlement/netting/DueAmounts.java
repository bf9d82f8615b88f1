package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a merchant's due transactions come to in one currency, and where earlier settlements left it. */
record DueAmounts(SettlementStanding open, LocalDate periodFrom, DueSums sums) {

    /** What earlier settlements left, without a transaction; a period that is due through a date would begin behind them. */
    static DueAmounts of(SettlementStanding open, LocalDate through) {
        LocalDate settled = open.settledThrough();
        return new DueAmounts(open, settled == null ? through : settled.plusDays(1), DueSums.NONE);
    }

    String merchantId() {
        return open.merchantId();
    }

    String currency() {
        return open.currency();
    }

    /** Where the last settlement's period ended. */
    @Nullable LocalDate settledThrough() {
        return open.settledThrough();
    }

    boolean isOf(SettlementStanding other) {
        return merchantId().equals(other.merchantId()) && currency().equals(other.currency());
    }

    /** Together with more transactions. */
    DueAmounts plus(DueAmounts more) {
        boolean earlier = sums.transactionCount() == 0 || more.periodFrom.isBefore(periodFrom);
        return new DueAmounts(open, earlier ? more.periodFrom : periodFrom, sums.plus(more.sums));
    }

    /** What of it stands in the pending account, unless newer refunds have drawn on it. */
    long inPendingMinor() {
        return Math.addExact(Math.addExact(sums.pendingMinor(), open.carriedMinor()), open.duesMinor());
    }

    /** The end of a period that reaches through a date; it never goes back, whatever the terms become. */
    LocalDate periodTo(LocalDate through) {
        LocalDate settled = settledThrough();
        return settled != null && settled.isAfter(through) ? settled : through;
    }

    boolean isEmpty(SettlementAgreement agreed) {
        return sums.transactionCount() == 0 && Math.addExact(open.carriedMinor(), agreed.releasableMinor()) <= 0;
    }
}
