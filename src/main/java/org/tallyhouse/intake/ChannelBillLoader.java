package org.tallyhouse.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.layout.Row;
import org.tallyhouse.merchant.MerchantMapper;

/** Takes in the rows of a channel's bill; what they mean is for reconciliation to find out. */
final class ChannelBillLoader implements RowLoader {
    private final MerchantMapper merchants;
    private final BulkInsert bulkInsert;

    ChannelBillLoader(MerchantMapper merchants, BulkInsert bulkInsert) {
        this.merchants = merchants;
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
        LocalDate firstDate = merchants.firstBusinessDate();
        List<Object[]> records = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>();
        for (Row row : rows) {
            try {
                records.add(parse(source, row, firstDate));
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        bulkInsert.load(
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

    private static Object[] parse(Source source, Row row, @Nullable LocalDate firstDate) throws RowRejected {
        Fields fields = new Fields(row);
        LocalDate businessDate = fields.date("business_date");
        if (firstDate != null && businessDate.isBefore(firstDate)) {
            throw new RowRejected(
                    "business_date",
                    businessDate.toString(),
                    RejectReason.BUSINESS_DATE_NOT_OPEN,
                    "these books begin on " + firstDate);
        }
        Currency currency = fields.currency("currency");
        return new Object[] {
            source.fileId(),
            row.line(),
            source.sender(),
            businessDate,
            fields.text("channel_reference", 64),
            fields.oneOf("type", TransactionType.IN_FILES).name(),
            currency.getCurrencyCode(),
            fields.positiveAmount("amount", currency),
            fields.amount("fee", currency),
            fields.oneOf("status", TransactionStatus.class).name()
        };
    }
}
