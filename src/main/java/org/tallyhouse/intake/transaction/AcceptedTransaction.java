package org.tallyhouse.intake.transaction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;

/** A transaction to be stored, with its effect on the merchant's accounts (minor units, credit positive). */
record AcceptedTransaction(
        StoredTransaction content,
        BalanceEffect effect,
        @Nullable Long line) {
    private static final List<String> COLUMNS = List.of(
            "transaction_id",
            "business_date",
            "occurred_at",
            "type",
            "original_transaction_id",
            "merchant_id",
            "channel",
            "product",
            "card_type",
            "currency",
            "amount_minor",
            "channel_reference",
            "status",
            "card_region",
            "pending_minor",
            "balance_minor",
            "due_minor",
            "file_id",
            "line");

    /** Stores transactions of a file, or of none. */
    static void insert(BulkInsert bulkInsert, List<AcceptedTransaction> accepted, @Nullable Long fileId) {
        bulkInsert.insert("transaction", COLUMNS, accepted, transaction -> transaction.columns(fileId));
    }

    private Object[] columns(@Nullable Long fileId) {
        return new @Nullable Object[] {
            content.transactionId(),
            content.businessDate(),
            content.occurredAt(),
            content.type().name(),
            content.originalTransactionId().isEmpty() ? null : content.originalTransactionId(),
            content.merchantId(),
            content.channel(),
            content.product(),
            content.cardType(),
            content.currency(),
            content.amountMinor(),
            content.channelReference(),
            content.status().name(),
            content.cardRegion(),
            effect.pendingMinor(),
            effect.balanceMinor(),
            effect.dueMinor(),
            fileId,
            line
        };
    }
}
