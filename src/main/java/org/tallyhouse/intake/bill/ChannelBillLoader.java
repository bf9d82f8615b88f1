package org.tallyhouse.intake.bill;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.intake.file.IntakeSettings;
import org.tallyhouse.intake.file.Reject;
import org.tallyhouse.intake.file.RejectReason;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.intake.transaction.TransactionStatus;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.merchant.MerchantMapper;

/** Takes in the rows of a channel's bill; what they mean is for reconciliation to find out. */
public final class ChannelBillLoader implements RowLoader {
    private static final List<String> COLUMNS =
            List.of("channel_reference", "business_date", "type", "currency", "amount", "fee", "status");

    /** With those that a bill may lack. */
    static final List<String> ALL_COLUMNS = Stream.concat(COLUMNS.stream(), Stream.of("merchant_reference", "batch"))
            .toList();

    private final MerchantMapper merchants;
    private final BillFiles files;
    private final BulkInsert bulkInsert;

    public ChannelBillLoader(MerchantMapper merchants, BillFiles files, BulkInsert bulkInsert) {
        this.merchants = merchants;
        this.files = files;
        this.bulkInsert = bulkInsert;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CHANNEL_BILL;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Path table(String sender, Path file, LocalDate businessDate) {
        return files.table(sender, file, businessDate);
    }

    @Override
    public WholeFileCheck wholeFileCheck(String sender, String fileName) {
        return new BillCheck(fileName);
    }

    /** A bill's rows lock nothing that anyone waits for. */
    @Override
    public int rowsPerCommit(IntakeSettings settings) {
        return settings.billRowsPerCommit();
    }

    @Override
    public Prepared prepare(Source source, List<FileRow> rows) {
        LocalDate firstDate = merchants.firstBusinessDate();
        List<Object[]> records = new ArrayList<>();
        List<Object[]> deposits = new ArrayList<>();
        BillTotals totals = new BillTotals();
        List<Reject> rejects = new ArrayList<>();
        for (FileRow row : rows) {
            try {
                if (row.get("type").equals(Type.DEPOSIT.name())) {
                    deposits.add(deposit(source, row, firstDate));
                } else {
                    records.add(record(source, row, firstDate, totals));
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        return () -> {
            write(source, records, deposits, totals);
            return new Loaded(records.size() + deposits.size(), 0, rejects);
        };
    }

    private void write(Source source, List<Object[]> records, List<Object[]> deposits, BillTotals totals) {
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
                        "status",
                        "merchant_reference",
                        "batch"),
                records,
                columns -> columns);
        totals.write(source.fileId(), bulkInsert);
        bulkInsert.insert(
                "announced_deposit",
                List.of("file_id", "line", "channel", "business_date", "batch", "currency", "amount_minor"),
                deposits,
                columns -> columns);
    }

    private static Object[] record(Source source, FileRow row, @Nullable LocalDate firstDate, BillTotals totals)
            throws RowRejected {
        RowFields fields = new RowFields(row);
        LocalDate businessDate = businessDate(fields, firstDate);
        String reference = fields.text("channel_reference", 64);
        Type type = fields.oneOf("type", Type.class);
        Currency currency = fields.currency("currency");
        long amountMinor = fields.positiveAmount("amount", currency);
        long feeMinor = fields.amount("fee", currency);
        TransactionStatus status = fields.oneOf("status", TransactionStatus.class);
        String merchantReference = fields.optional("merchant_reference", 64);
        String batch = fields.optional("batch", 64);
        long netMinor = status == TransactionStatus.SUCCESS ? type.net(amountMinor, feeMinor) : 0;
        totals.add(businessDate, currency, batch, netMinor);
        return new Object[] {
            source.fileId(),
            row.line(),
            source.sender(),
            businessDate,
            reference,
            type.name(),
            currency.getCurrencyCode(),
            amountMinor,
            feeMinor,
            status.name(),
            merchantReference,
            batch
        };
    }

    /** Negative where the channel collects. */
    private static Object[] deposit(Source source, FileRow row, @Nullable LocalDate firstDate) throws RowRejected {
        RowFields fields = new RowFields(row);
        LocalDate businessDate = businessDate(fields, firstDate);
        Currency currency = fields.currency("currency");
        return new Object[] {
            source.fileId(),
            row.line(),
            source.sender(),
            businessDate,
            fields.optional("batch", 64),
            currency.getCurrencyCode(),
            fields.amount("amount", currency)
        };
    }

    private static LocalDate businessDate(RowFields fields, @Nullable LocalDate firstDate) throws RowRejected {
        LocalDate businessDate = fields.date("business_date");
        if (firstDate != null && businessDate.isBefore(firstDate)) {
            throw new RowRejected(
                    "business_date",
                    businessDate.toString(),
                    RejectReason.BUSINESS_DATE_NOT_OPEN,
                    "these books begin on " + firstDate);
        }
        return businessDate;
    }
}
