package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What one merchant is given for one currency on one night. Minor units; see {@code V09__settlement.sql}
 * for the meaning of the carried balance and the dues.
 */
record Settlement(
        DueAmounts due,
        LocalDate businessDate,
        LocalDate periodTo,
        long carriedClosingMinor,
        long duesCollectedMinor,
        long duesClosingMinor,
        long netMinor) {

    /**
     * Nets what is due and collects the dues, as far as the pending account reaches: newer refunds may
     * have drawn on it. If the net is negative, or dues cannot be collected, nothing moves and all of it is
     * carried forward.
     *
     * @param pendingAvailableMinor what the pending account may pay without an overdraft
     */
    static Settlement of(DueAmounts due, LocalDate night, LocalDate periodTo, long pendingAvailableMinor) {
        long dues = Math.addExact(due.duesMinor(), Math.subtractExact(due.feeMinor(), due.dueMinor()));
        long inPending = due.inPendingMinor();
        long owed = Math.subtractExact(inPending, dues);
        long reach = Math.min(inPending, Math.max(0, pendingAvailableMinor));
        boolean moves = owed >= 0 && reach >= dues;
        long net = moves ? Math.subtractExact(reach, dues) : 0;
        return new Settlement(
                due, night, periodTo, Math.subtractExact(owed, net), moves ? dues : 0, moves ? 0 : dues, net);
    }

    String settlementId() {
        return "S-%s-%s-%s"
                .formatted(businessDate.format(DateTimeFormatter.BASIC_ISO_DATE), due.merchantId(), due.currency());
    }

    /** Adjustments, and what refunds and chargebacks took from the balance instead of from here. */
    long adjustmentMinor() {
        return Math.addExact(due.adjustmentMinor(), due.fromBalanceMinor());
    }

    /** A first period may be carried alone, without a transaction: then it is the night itself. */
    LocalDate periodFrom() {
        return due.periodFrom().isAfter(periodTo) ? periodTo : due.periodFrom();
    }

    String status() {
        return netMinor > 0 || carriedClosingMinor == 0 ? "SETTLED" : "CARRIED";
    }
}
