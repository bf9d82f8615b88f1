package org.tallyhouse.ledger.online;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.Booking;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper.AccountName;
import org.tallyhouse.ledger.Leg;
import org.tallyhouse.ledger.MerchantDebit;
import org.tallyhouse.ledger.online.OnlineMapper.KnownTransaction;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.money.Amounts;

/** The calls of the online ledger that store a transaction together with what it moves. */
final class TransactionCalls {
    private static final String PAYMENT = "PAYMENT";
    private static final String REFUND = "REFUND";
    private static final String SUCCESS = "SUCCESS";
    private static final BulkTable<StoredCall> TRANSACTION = BulkTable.<StoredCall>named("transaction")
            .with("transaction_id", row -> row.call().transactionId())
            .with("business_date", StoredCall::businessDate)
            .with("occurred_at", row -> row.call().occurredAtUtc())
            .with("type", StoredCall::type)
            .with("original_transaction_id", StoredCall::originalTransactionId)
            .with("merchant_id", row -> row.call().merchantId())
            .with("channel", row -> row.call().channel())
            .with("product", row -> row.call().product())
            .with("card_type", row -> row.call().cardType())
            .with("currency", row -> row.call().currency())
            .with("amount_minor", row -> row.call().amountMinor())
            .with("channel_reference", row -> row.call().channelReference())
            .with("status", row -> SUCCESS)
            .with("pending_minor", StoredCall::pendingMinor)
            .with("balance_minor", StoredCall::balanceMinor);

    private TransactionCalls() {}

    /** The accounts a refund moves. */
    record RefundAccounts(AccountName pending, AccountName balance, AccountName transit, AccountName receivable) {}

    /** Stores a payment whose credit is booked; a payment of that id that is stored must be the same. */
    static void storePayment(OnlineBooks books, OnlineTransaction payment, LocalDate businessDate) {
        KnownTransaction known = books.online.transaction(payment.transactionId());
        if (known == null) {
            insert(books, new StoredCall(payment, PAYMENT, businessDate, payment.amountMinor(), 0));
        } else {
            requireSame(known, payment, PAYMENT);
        }
    }

    /** Whether the refund is stored already; one that is stored must be the same. */
    static boolean isRefunded(OnlineBooks books, OnlineTransaction refund) {
        KnownTransaction known = books.online.transaction(refund.transactionId());
        if (known != null) {
            requireSame(known, refund, REFUND);
        }
        return known != null;
    }

    /** Takes a refund from the merchant and stores it. */
    static void refund(OnlineBooks books, OnlineTransaction refund, RefundAccounts own) {
        PostingWindow open = books.openWindow();
        requireOriginal(books, refund);
        Booking booking = books.ledger.begin(List.of(
                own.pending().accountId(),
                own.balance().accountId(),
                own.transit().accountId()));
        MerchantDebit debit = MerchantDebit.of(
                booking, own.pending().accountId(), own.balance().accountId(), refund.amountMinor());
        if (debit.lackingMinor() > 0) {
            throw new LedgerException(Reason.INSUFFICIENT_FUNDS
                    .says("I8: merchant {value} lacks %s for refund {cause}"
                            .formatted(Amounts.told(debit.lackingMinor(), refund.currency())))
                    .about("merchant", refund.merchantId())
                    .figures(refund.amountMinor(), refund.amountMinor() - debit.lackingMinor())
                    .because(refund.transactionId()));
        }
        Map<Long, Long> legs = Map.of(
                own.pending().accountId(), -debit.pendingMinor(),
                own.balance().accountId(), -debit.balanceMinor(),
                own.transit().accountId(), refund.amountMinor());
        booking.add(new JournalDraft(
                JournalType.REAL_TIME,
                refund.transactionId(),
                open.businessDate(),
                legs.entrySet().stream()
                        .map(leg -> new Leg(leg.getKey(), leg.getValue()))
                        .toList()));
        books.ledger.write(booking);
        books.ledger.buffer(List.of(new BufferedCredit(
                open.windowId(),
                own.receivable().accountId(),
                own.transit().accountId(),
                refund.amountMinor(),
                refund.transactionId(),
                true)));
        insert(
                books,
                new StoredCall(refund, REFUND, open.businessDate(), -debit.pendingMinor(), -debit.balanceMinor()));
    }

    /** Under lock 4 of the ledger's page, so that two refunds do not both take what is left of the original. */
    private static void requireOriginal(OnlineBooks books, OnlineTransaction refund) {
        if (refund.originalTransactionId().isEmpty()) {
            return;
        }
        KnownTransaction original = books.online.lockTransaction(refund.originalTransactionId());
        if (original == null
                || !original.type().equals(PAYMENT)
                || !original.status().equals(SUCCESS)
                || !original.merchantId().equals(refund.merchantId())
                || !original.currency().equals(refund.currency())) {
            throw new LedgerException(Reason.UNKNOWN_ORIGINAL
                    .says("merchant {expected} has no successful payment {value} in %s".formatted(refund.currency()))
                    .about("payment", refund.originalTransactionId())
                    .figures(refund.merchantId(), ""));
        }
        long left = original.amountMinor() - books.online.refundedMinor(refund.originalTransactionId());
        if (refund.amountMinor() > left) {
            throw new LedgerException(Reason.OVER_ORIGINAL
                    .says("%s of payment {value} are left to refund, %s are wanted"
                            .formatted(
                                    Amounts.told(left, refund.currency()),
                                    Amounts.told(refund.amountMinor(), refund.currency())))
                    .about("payment", refund.originalTransactionId())
                    .figures(refund.amountMinor(), left));
        }
    }

    private static void requireSame(KnownTransaction known, OnlineTransaction call, String type) {
        KnownTransaction wanted = new KnownTransaction(
                type,
                call.originalTransactionId(),
                call.merchantId(),
                call.channel(),
                call.product(),
                call.cardType(),
                call.currency(),
                call.amountMinor(),
                call.channelReference(),
                call.occurredAtUtc(),
                SUCCESS);
        if (!known.equals(wanted)) {
            throw new LedgerException(Reason.REFERENCE_REUSED
                    .says("transaction {value} is stored with other content")
                    .about("transaction", call.transactionId()));
        }
    }

    /** A call as it is stored, with its effect on the merchant's accounts (minor units, credit positive). */
    private record StoredCall(
            OnlineTransaction call, String type, LocalDate businessDate, long pendingMinor, long balanceMinor) {

        @Nullable String originalTransactionId() {
            return call.originalTransactionId().isEmpty() ? null : call.originalTransactionId();
        }
    }

    private static void insert(OnlineBooks books, StoredCall stored) {
        books.bulkInsert.insert(TRANSACTION, List.of(stored));
    }
}
