package org.tallyhouse.intake.transaction;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.merchant.MerchantMapper.NamedMerchant;
import org.tallyhouse.run.RequestRefused;

/** Books an approved adjustment as a transaction of the open business date, which came through no channel. */
@Component
final class AdjustmentBooking {
    private final TransactionMapper transactions;
    private final MerchantMapper merchants;
    private final Accounts accounts;
    private final Ledger ledger;
    private final BulkInsert bulkInsert;
    private final Clock clock;

    AdjustmentBooking(
            TransactionMapper transactions,
            MerchantMapper merchants,
            Accounts accounts,
            Ledger ledger,
            BulkInsert bulkInsert,
            Clock clock) {
        this.transactions = transactions;
        this.merchants = merchants;
        this.accounts = accounts;
        this.ledger = ledger;
        this.bulkInsert = bulkInsert;
        this.clock = clock;
    }

    /**
     * Works inside the caller's transaction, which holds the window.
     *
     * @throws RequestRefused if the transaction is there by now, or the merchant is closed
     * @throws RowRejected or {@link org.tallyhouse.ledger.LedgerException} if it may not be booked
     */
    void book(Adjustment adjustment, PostingWindow open) throws RowRejected {
        TransactionRow row = transaction(adjustment, open.businessDate());
        TransactionLookups lookups = TransactionLookups.read(List.of(row), transactions, merchants, accounts);
        NamedMerchant merchant = lookups.merchant(row);
        require(
                lookups.transaction(row.transactionId()) == null,
                "there is a transaction %s by now; reject the adjustment and propose it under another id"
                        .formatted(row.transactionId()));
        require(
                merchant != null && merchant.status() != Merchant.Status.CLOSED,
                "merchant %s is closed".formatted(adjustment.merchantId()));
        Booking booking = ledger.begin(lookups.accountsToLock(List.of(row)));
        MerchantMoves moves = new MerchantMoves(booking);
        BalanceEffect effect = moves.of(
                row,
                MerchantAccounts.of(lookups, row, adjustment.merchantId()),
                accounts.platform(adjustment.currency(), adjustment.against().kind()),
                open);
        bulkInsert.insert(
                AcceptedTransaction.table(null),
                List.of(new AcceptedTransaction(row.stored(adjustment.merchantId()), effect, null)));
        ledger.buffer(moves.buffered());
        ledger.write(booking);
    }

    private TransactionRow transaction(Adjustment adjustment, LocalDate businessDate) {
        boolean credit = adjustment.amountMinor() > 0;
        return new TransactionRow(
                0,
                adjustment.adjustmentId(),
                businessDate,
                LocalDateTime.now(clock),
                credit ? TransactionType.ADJUSTMENT : TransactionType.ADJUSTMENT_DEBIT,
                "",
                adjustment.merchantId(),
                "",
                "",
                "",
                Currency.getInstance(adjustment.currency()),
                Math.absExact(adjustment.amountMinor()),
                adjustment.adjustmentId(),
                TransactionStatus.SUCCESS,
                "");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RequestRefused(otherwise);
        }
    }
}
