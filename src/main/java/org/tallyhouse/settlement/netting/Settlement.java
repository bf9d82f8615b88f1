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
        boolean moves,
        Movement movement,
        LeftOver leftOver) {

    /** What it moves: the net to the balance, dues to where they are earned, the rest between pending and reserve. */
    public record Movement(long netMinor, long duesCollectedMinor, long reserveHeldMinor, long reserveReleasedMinor) {
        private static final Movement NOTHING = new Movement(0, 0, 0, 0);

        /** What goes out of the pending account. */
        public long fromPendingMinor() {
            return Math.addExact(Math.addExact(netMinor, duesCollectedMinor), toReserveMinor());
        }

        /** What goes into the reserve, less what comes out of it. */
        public long toReserveMinor() {
            return Math.subtractExact(reserveHeldMinor, reserveReleasedMinor);
        }
    }

    /** What the next one begins with; unheld are payments whose share of the reserve is not held yet. */
    public record LeftOver(long carriedMinor, long duesMinor, long unheldMinor) {}

    /**
     * Nets what is due, collects the dues, keeps back the reserve and gives back what is old enough, as far as the
     * pending account reaches: newer refunds may have drawn on it. If the net is negative or below the minimum, or
     * dues and reserve cannot be paid, nothing moves and all of it is carried forward.
     *
     * @param pendingAvailableMinor what the pending account may pay without an overdraft
     */
    public static Settlement of(
            DueAmounts due,
            SettlementAgreement agreed,
            LocalDate night,
            LocalDate periodTo,
            long pendingAvailableMinor) {
        DueSums sums = due.sums();
        long dues = Math.addExact(due.open().duesMinor(), Math.subtractExact(sums.feeMinor(), sums.dueMinor()));
        long inPending = due.inPendingMinor();
        long owed = Math.subtractExact(inPending, dues);
        long reach = Math.min(inPending, Math.max(0, pendingAvailableMinor));
        long unheld = agreed.keepsReserve()
                ? Math.addExact(due.open().unheldMinor(), sums.payments().minor())
                : 0;
        long held = agreed.reserveMinor(unheld);
        long released = agreed.releasableMinor();
        long owedWithReserve = Math.addExact(Math.subtractExact(owed, held), released);
        long net = Math.subtractExact(Math.addExact(reach, released), Math.addExact(dues, held));
        boolean moves = owedWithReserve >= 0 && net >= 0 && (net == 0 || net >= agreed.minimumMinor());
        return moves
                ? new Settlement(
                        due,
                        agreed,
                        night,
                        periodTo,
                        true,
                        new Movement(net, dues, held, released),
                        new LeftOver(Math.subtractExact(owedWithReserve, net), 0, 0))
                : new Settlement(
                        due, agreed, night, periodTo, false, Movement.NOTHING, new LeftOver(owed, dues, unheld));
    }

    /** Whether it says anything: without a transaction, what was agreed may keep it waiting night after night. */
    boolean isWorthKeeping() {
        return moves || agreed.isNothing() || due.sums().transactionCount() > 0;
    }

    String settlementId() {
        return "S-%s-%s-%s"
                .formatted(businessDate.format(DateTimeFormatter.BASIC_ISO_DATE), due.merchantId(), due.currency());
    }

    /** Adjustments and an agent's shares, and what was taken from the balance instead of from here. */
    long adjustmentMinor() {
        return Math.addExact(due.sums().adjustmentMinor(), due.sums().fromBalanceMinor());
    }

    /** A first period may be carried alone, without a transaction: then it is the night itself. */
    LocalDate periodFrom() {
        return due.periodFrom().isAfter(periodTo) ? periodTo : due.periodFrom();
    }

    String status() {
        return movement.netMinor() > 0 || leftOver.carriedMinor() == 0 ? "SETTLED" : "CARRIED";
    }
}
