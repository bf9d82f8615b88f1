package org.tallyhouse.intake.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.ledger.OwnIds;
import org.tallyhouse.merchant.MerchantMapper.NamedMerchant;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.pricing.PriceBasis;
import org.tallyhouse.pricing.PriceBasis.PricedCard;
import org.tallyhouse.pricing.PriceBasis.PricedMerchant;

/** A row of a transactions file whose fields are right in themselves. Amount in minor units, positive. */
record TransactionRow(
        long line,
        String transactionId,
        LocalDate businessDate,
        LocalDateTime occurredAt,
        TransactionType type,
        String originalTransactionId,
        String merchantName,
        String channel,
        String product,
        String cardType,
        Currency currency,
        long amountMinor,
        String channelReference,
        TransactionStatus status,
        String cardRegion) {

    static final List<String> COLUMNS = List.of(
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
            "amount",
            "channel_reference",
            "status");

    /** The header may lack it. */
    private static final String CARD_REGION = "card_region";

    static TransactionRow parse(FileRow row) throws RowRejected {
        RowFields fields = new RowFields(row);
        String transactionId = fields.text("transaction_id", 64);
        if (OwnIds.isOwn(transactionId)) {
            throw new RowRejected(
                    "transaction_id",
                    transactionId,
                    RejectReason.UNKNOWN_VALUE,
                    "ids that begin with %s are those of agents' shares".formatted(OwnIds.AGENT_SHARE));
        }
        LocalDate businessDate = fields.date("business_date");
        LocalDateTime occurredAt = fields.timestamp("occurred_at");
        TransactionType type = fields.oneOf("type", TransactionType.IN_FILES);
        Currency currency = fields.currency("currency");
        return new TransactionRow(
                row.line(),
                transactionId,
                businessDate,
                occurredAt,
                type,
                fields.optional("original_transaction_id", 64),
                fields.text("merchant_id", 32),
                fields.text("channel", 32),
                fields.optional("product", 32),
                fields.optional("card_type", 16),
                currency,
                fields.positiveAmount("amount", currency),
                fields.text("channel_reference", 64),
                fields.oneOf("status", TransactionStatus.class),
                fields.optional(CARD_REGION, 32));
    }

    /** The amount in major units. */
    String amount() {
        return Amounts.format(amountMinor, currency);
    }

    /** @param most in major units of the row's currency */
    void requireAtMost(BigDecimal most) throws RowRejected {
        if (new BigDecimal(amount()).compareTo(most) > 0) {
            throw new RowRejected(
                    "amount",
                    amount(),
                    RejectReason.AMOUNT_TOO_LARGE,
                    "amount is more than tallyhouse.intake.largest-amount, " + most.toPlainString());
        }
    }

    boolean movesMoney() {
        return status == TransactionStatus.SUCCESS;
    }

    PriceBasis priced(NamedMerchant merchant) {
        return new PriceBasis(
                type.name(),
                new PricedMerchant(merchant.merchantId(), merchant.category(), merchant.merchantGroup()),
                channel,
                product,
                new PricedCard(cardType, cardRegion),
                currency.getCurrencyCode(),
                amountMinor,
                businessDate);
    }

    /** What is stored of it under its merchant's own id. */
    StoredTransaction stored(String merchantId) {
        return new StoredTransaction(
                transactionId,
                businessDate,
                occurredAt,
                type,
                originalTransactionId,
                merchantId,
                channel,
                product,
                cardType,
                currency.getCurrencyCode(),
                amountMinor,
                channelReference,
                status,
                cardRegion);
    }
}
