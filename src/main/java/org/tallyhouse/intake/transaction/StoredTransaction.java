package org.tallyhouse.intake.transaction;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** A transaction's content: two rows with one id are the same if this is the same. Minor units. */
record StoredTransaction(
        String transactionId,
        LocalDate businessDate,
        LocalDateTime occurredAt,
        TransactionType type,
        String originalTransactionId,
        String merchantId,
        String channel,
        String product,
        String cardType,
        String currency,
        long amountMinor,
        String channelReference,
        TransactionStatus status,
        String cardRegion) {}
