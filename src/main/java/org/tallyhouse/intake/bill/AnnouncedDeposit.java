package org.tallyhouse.intake.bill;

import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader.Source;
import org.tallyhouse.intake.file.RowRejected;

/** What a bill says the channel pays for a batch; minor units, negative where the channel collects. */
record AnnouncedDeposit(long line, LocalDate businessDate, String batch, Currency currency, long amountMinor) {

    static AnnouncedDeposit parse(long line, LocalDate businessDate, RowFields fields) throws RowRejected {
        Currency currency = fields.currency("currency");
        return new AnnouncedDeposit(
                line, businessDate, fields.optional("batch", 64), currency, fields.amount("amount", currency));
    }

    static BulkTable<AnnouncedDeposit> table(Source source) {
        return BulkTable.<AnnouncedDeposit>named("announced_deposit")
                .with("file_id", row -> source.fileId())
                .with("line", AnnouncedDeposit::line)
                .with("channel", row -> source.sender())
                .with("business_date", AnnouncedDeposit::businessDate)
                .with("batch", AnnouncedDeposit::batch)
                .with("currency", row -> row.currency.getCurrencyCode())
                .with("amount_minor", AnnouncedDeposit::amountMinor);
    }
}
