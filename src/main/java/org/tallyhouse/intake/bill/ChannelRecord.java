package org.tallyhouse.intake.bill;

import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader.Source;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.transaction.TransactionStatus;

/** A row of a channel's bill as it is stored; minor units. */
record ChannelRecord(
        long line,
        LocalDate businessDate,
        String reference,
        Type type,
        Currency currency,
        long amountMinor,
        long feeMinor,
        TransactionStatus status,
        String merchantReference,
        String batch) {

    static ChannelRecord parse(long line, LocalDate businessDate, RowFields fields) throws RowRejected {
        String reference = fields.text("channel_reference", 64);
        Type type = fields.oneOf("type", Type.class);
        Currency currency = fields.currency("currency");
        return new ChannelRecord(
                line,
                businessDate,
                reference,
                type,
                currency,
                fields.positiveAmount("amount", currency),
                fields.amount("fee", currency),
                fields.oneOf("status", TransactionStatus.class),
                fields.optional("merchant_reference", 64),
                fields.optional("batch", 64));
    }

    /** What the channel owes us for it. */
    long netMinor() {
        return status == TransactionStatus.SUCCESS ? type.net(amountMinor, feeMinor) : 0;
    }

    static BulkTable<ChannelRecord> table(Source source) {
        return BulkTable.<ChannelRecord>named("channel_record")
                .with("file_id", row -> source.fileId())
                .with("line", ChannelRecord::line)
                .with("channel", row -> source.sender())
                .with("business_date", ChannelRecord::businessDate)
                .with("channel_reference", ChannelRecord::reference)
                .with("type", row -> row.type.name())
                .with("currency", row -> row.currency.getCurrencyCode())
                .with("amount_minor", ChannelRecord::amountMinor)
                .with("fee_minor", ChannelRecord::feeMinor)
                .with("status", row -> row.status.name())
                .with("merchant_reference", ChannelRecord::merchantReference)
                .with("batch", ChannelRecord::batch);
    }
}
