package org.tallyhouse.intake.transaction;

import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.MerchantDebit;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.money.Amounts;

/**
 * Moves merchants' accounts for transactions, on accounts that the booking has locked: what a merchant sees at once is
 * booked, our own side is buffered.
 */
final class MerchantMoves {
    private final Booking booking;
    private final List<BufferedCredit> buffered = new ArrayList<>();

    MerchantMoves(Booking booking) {
        this.booking = booking;
    }

    List<BufferedCredit> buffered() {
        return buffered;
    }

    /**
     * Moves what a transaction moves.
     *
     * @param contra our account on the other side
     * @throws RowRejected INSUFFICIENT_FUNDS
     * @throws org.tallyhouse.ledger.LedgerException if an account takes nothing
     */
    BalanceEffect of(TransactionRow row, MerchantAccounts own, long contra, PostingWindow window) throws RowRejected {
        return row.type().isCredit() ? credit(row, own, contra, window) : debit(row, own, contra, window);
    }

    private BalanceEffect credit(TransactionRow row, MerchantAccounts own, long contra, PostingWindow window) {
        long amount = row.amountMinor();
        if (own.mode() == PostingMode.IMMEDIATE) {
            book(row, List.of(new Leg(own.pending(), amount), new Leg(own.transit(), -amount)));
            buffer(row, window, own.transit(), contra, true);
        } else {
            buffer(row, window, own.pending(), contra, false);
            if (booking.isLocked(own.pending())) {
                booking.expectBuffered(own.pending(), amount);
            }
        }
        return new BalanceEffect(amount, 0, 0);
    }

    /** From pending, then from the balance; what a chargeback or an adjustment lacks is due from the merchant. */
    private BalanceEffect debit(TransactionRow row, MerchantAccounts own, long contra, PostingWindow window)
            throws RowRejected {
        long amount = row.amountMinor();
        MerchantDebit debit = row.type() == TransactionType.PAYOUT
                ? MerchantDebit.ofBalance(booking, own.balance(), amount)
                : MerchantDebit.of(booking, own.pending(), own.balance(), amount);
        long lacking = debit.lackingMinor();
        if (lacking > 0 && !row.type().leavesDue()) {
            throw new RowRejected(
                    "amount",
                    row.amount(),
                    RejectReason.INSUFFICIENT_FUNDS,
                    "the merchant lacks %s for it".formatted(Amounts.format(lacking, row.currency())));
        }
        book(
                row,
                List.of(
                        new Leg(own.pending(), -debit.pendingMinor()),
                        new Leg(own.balance(), -debit.balanceMinor()),
                        new Leg(own.due(), -lacking),
                        new Leg(own.transit(), amount)));
        buffer(row, window, contra, own.transit(), true);
        return new BalanceEffect(-debit.pendingMinor(), -debit.balanceMinor(), -lacking);
    }

    private void book(TransactionRow row, List<Leg> legs) {
        booking.add(new JournalDraft(JournalType.REAL_TIME, row.transactionId(), row.businessDate(), legs));
    }

    private void buffer(
            TransactionRow row, PostingWindow window, long accountId, long contraAccountId, boolean journaled) {
        buffered.add(new BufferedCredit(
                window.windowId(), accountId, contraAccountId, row.amountMinor(), row.transactionId(), journaled));
    }
}
