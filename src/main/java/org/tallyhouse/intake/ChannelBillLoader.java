package org.tallyhouse.intake;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.layout.Row;

/** Takes in the rows of a channel's bill; what they mean is for reconciliation to find out. */
final class ChannelBillLoader implements RowLoader {
    private final BulkInsert bulkInsert;

    ChannelBillLoader(BulkInsert bulkInsert) {
        this.bulkInsert = bulkInsert;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CHANNEL_BILL;
    }

    @Override
    public List<String> columns() {
        return List.of("channel_reference", "business_date", "type", "currency", "amount", "fee", "status");
    }

    @Override
    public Loaded load(Source source, List<Row> rows) {
        List<Object[]> records = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (Row row : rows) {
            try {
                records.add(parse(source, row));
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        bulkInsert.insert(
                "channel_record",
                List.of(
                        "file_id",
                        "line",
                        "channel",
                        "business_date",
                        "channel_reference",
                        "type",
                        "currency",
                        "amount_minor",
                        "fee_minor",
                        "status"),
                records,
                columns -> columns);
        return new Loaded(records.size(), 0, rejects);
    }

    private static Object[] parse(Source source, Row row) throws RowRejected {
        Fields fields = new Fields(row);
        Currency currency = fields.currency("currency");
        return new Object[] {
            source.fileId(),
            row.line(),
            source.sender(),
            fields.date("business_date"),
            fields.text("channel_reference", 64),
            fields.oneOf("type", TransactionType.class).name(),
            currency.getCurrencyCode(),
            fields.positiveAmount("amount", currency),
            fields.amount("fee", currency),
            fields.oneOf("status", TransactionStatus.class).name()
        };
    }
}
