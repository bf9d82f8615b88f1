package org.tallyhouse.intake;

import org.jspecify.annotations.Nullable;

/** A transaction to be stored, with its effect on the merchant's accounts (minor units, credit positive). */
record AcceptedTransaction(StoredTransaction content, Effect effect, long line) {

    Object[] columns(long fileId) {
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
