package org.tallyhouse.channelbill;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a bill says, in minor units. The amount is positive, the type gives its direction, except that
 * of a deposit: it is negative where the channel collects. The fee is positive where the channel charges it.
 */
public record BillRow(
        long line,
        String reference,
        LocalDate date,
        Type type,
        Currency currency,
        long amountMinor,
        long feeMinor,
        String merchantReference,
        String batch) {

    /** What a row of a bill can be. */
    public enum Type {
        PAYMENT(1),
        REFUND(-1),
        CHARGEBACK(-1),
        CHARGEBACK_REVERSAL(1),
        PAYOUT(-1),
        ADJUSTMENT(-1),
        /** Money of the channel's own, to our good: no transaction. */
        CREDIT(1),
        /** Money of the channel's own, to our charge: no transaction. */
        DEBIT(-1),
        /** What the channel says it pays for a batch. */
        DEPOSIT(0);

        private final int sign;

        Type(int sign) {
            this.sign = sign;
        }

        /** What a row makes the channel owe us: minor units, less its fee. */
        public long net(long amountMinor, long feeMinor) {
            return Math.subtractExact(Math.multiplyExact(sign, amountMinor), feeMinor);
        }

        private boolean fits(long signedMinor) {
            return signedMinor != 0 && Long.signum(signedMinor) == sign;
        }
    }

    /** What is said of a row beside its money. */
    record Head(
            long line, String reference, LocalDate date, Currency currency, String merchantReference, String batch) {

        /**
         * The row of a signed amount and the fee charged for it. What the channel names a payment, but takes, is
         * no payment: like everything of an unknown kind it is money of the channel's own. Empty if nothing moves.
         */
        Optional<BillRow> row(@Nullable Type named, long signedMinor, long feeMinor) {
            if (named != null && named.fits(signedMinor)) {
                return Optional.of(with(named, Math.abs(signedMinor), feeMinor));
            }
            long netMinor = Math.subtractExact(signedMinor, feeMinor);
            return netMinor == 0
                    ? Optional.empty()
                    : Optional.of(with(netMinor > 0 ? Type.CREDIT : Type.DEBIT, Math.abs(netMinor), 0));
        }

        BillRow deposit(long amountMinor) {
            return with(Type.DEPOSIT, amountMinor, 0);
        }

        private BillRow with(Type type, long amountMinor, long feeMinor) {
            return new BillRow(line, reference, date, type, currency, amountMinor, feeMinor, merchantReference, batch);
        }
    }
}
