package org.tallyhouse.intake.transaction;

import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkTable;

/** A transaction to be stored, with its effect on the merchant's accounts (minor units, credit positive). */
record AcceptedTransaction(
        StoredTransaction content,
        BalanceEffect effect,
        @Nullable Long line) {

    /** @param fileId the file they are of, if any */
    static BulkTable<AcceptedTransaction> table(@Nullable Long fileId) {
        return BulkTable.<AcceptedTransaction>named("transaction")
                .with("transaction_id", row -> row.content.transactionId())
                .with("business_date", row -> row.content.businessDate())
                .with("occurred_at", row -> row.content.occurredAt())
                .with("type", row -> row.content.type().name())
                .with("original_transaction_id", AcceptedTransaction::originalTransactionId)
                .with("merchant_id", row -> row.content.merchantId())
                .with("channel", row -> row.content.channel())
                .with("product", row -> row.content.product())
                .with("card_type", row -> row.content.cardType())
                .with("currency", row -> row.content.currency())
                .with("amount_minor", row -> row.content.amountMinor())
                .with("channel_reference", row -> row.content.channelReference())
                .with("status", row -> row.content.status().name())
                .with("card_region", row -> row.content.cardRegion())
                .with("pending_minor", row -> row.effect.pendingMinor())
                .with("balance_minor", row -> row.effect.balanceMinor())
                .with("due_minor", row -> row.effect.dueMinor())
                .with("file_id", row -> fileId)
                .with("line", AcceptedTransaction::line);
    }

    private @Nullable String originalTransactionId() {
        return content.originalTransactionId().isEmpty() ? null : content.originalTransactionId();
    }
}
