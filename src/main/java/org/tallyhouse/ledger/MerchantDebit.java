package org.tallyhouse.ledger;

/**
 * What each of a merchant's accounts gives to a debit: the pending account first, which may count today's
 * sales, then the balance. Minor units, none negative; {@code lackingMinor} is what both do not have.
 */
public record MerchantDebit(long pendingMinor, long balanceMinor, long lackingMinor) {

    /** A refund or chargeback of an amount, on accounts that the booking has locked. */
    public static MerchantDebit of(Booking booking, long pendingId, long balanceId, long amountMinor) {
        long pending = takable(booking, pendingId, amountMinor);
        MerchantDebit rest = ofBalance(booking, balanceId, amountMinor - pending);
        return new MerchantDebit(pending, rest.balanceMinor, rest.lackingMinor);
    }

    /** A payout: money that is pending cannot be withdrawn. */
    public static MerchantDebit ofBalance(Booking booking, long balanceId, long amountMinor) {
        long balance = takable(booking, balanceId, amountMinor);
        return new MerchantDebit(0, balance, amountMinor - balance);
    }

    private static long takable(Booking booking, long accountId, long wanted) {
        return Math.min(wanted, Math.max(0, booking.spendableMinor(accountId, wanted)));
    }
}
