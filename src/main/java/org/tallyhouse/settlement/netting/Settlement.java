package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What one merchant is given for one currency on one night. Minor units; see {@code V09__settlement.sql}
 * for the meaning of the carried balance and the dues, {@code V14__settlement_terms.sql} for the reserve.
 */
public record Settlement(
        DueAmounts due,
        SettlementAgreement agreed,
        LocalDate businessDate,
        LocalDate periodTo,
        long carriedClosingMinor,
        long duesCollectedMinor,
        long duesClosingMinor,
        long reserveHeldMinor,
        long reserveReleasedMinor,
        long reserveUnheldMinor,
        long netMinor) {

    /**
     * Nets what is due, collects the dues, keeps back the reserve and gives back what is old enough, as far as the
     * pending account reaches: newer refunds may have drawn on it. If the net is negative or below the minimum, or
     * dues and reserve cannot be paid, all of it is carried forward; only what is given back of the reserve pays what
     * the merchant owes, its dues first, then what its pending account lacks.
     *
     * @param pendingAvailableMinor what the pending account may pay without an overdraft
     */
    public static Settlement of(
            DueAmounts due,
            SettlementAgreement agreed,
            LocalDate night,
            LocalDate periodTo,
            long pendingAvailableMinor) {
        long dues = Math.addExact(due.duesMinor(), Math.subtractExact(due.feeMinor(), due.dueMinor()));
        long inPending = due.inPendingMinor();
        long owed = Math.subtractExact(inPending, dues);
        long reach = Math.min(inPending, Math.max(0, pendingAvailableMinor));
        long unheld = agreed.keepsReserve() ? Math.addExact(due.unheldMinor(), due.paymentMinor()) : 0;
        long held = agreed.reserveMinor(unheld);
        long released = agreed.releasableMinor();
        long owedWithReserve = Math.addExact(Math.subtractExact(owed, held), released);
        long net = Math.subtractExact(Math.addExact(reach, released), Math.addExact(dues, held));
        boolean moves = owedWithReserve >= 0 && net >= 0 && (net == 0 || net >= agreed.minimumMinor());
        if (moves) {
            long carried = Math.subtractExact(owedWithReserve, net);
            return new Settlement(due, agreed, night, periodTo, carried, dues, 0, held, released, 0, net);
        }
        if (owed < 0 && released > 0) {
            long collected = Math.min(Math.max(0, dues), released);
            return new Settlement(
                    due,
                    agreed,
                    night,
                    periodTo,
                    Math.addExact(owed, released),
                    collected,
                    Math.subtractExact(dues, collected),
                    0,
                    released,
                    unheld,
                    0);
        }
        return new Settlement(due, agreed, night, periodTo, owed, 0, dues, 0, 0, unheld, 0);
    }

    /** Whether it says anything: without a transaction, what was carried may wait night after night. */
    boolean isWorthKeeping() {
        return due.transactionCount() > 0
                || netMinor != 0
                || duesCollectedMinor != 0
                || reserveHeldMinor != 0
                || reserveReleasedMinor != 0;
    }

    String settlementId() {
        return "S-%s-%s-%s"
                .formatted(businessDate.format(DateTimeFormatter.BASIC_ISO_DATE), due.merchantId(), due.currency());
    }

    /** What goes out of the pending account. */
    long fromPendingMinor() {
        return Math.addExact(Math.addExact(netMinor, duesCollectedMinor), toReserveMinor());
    }

    /** What goes into the reserve, less what comes out of it. */
    long toReserveMinor() {
        return Math.subtractExact(reserveHeldMinor, reserveReleasedMinor);
    }

    /** Adjustments and an agent's shares, and what was taken from the balance instead of from here. */
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
