package org.tallyhouse.intake.bill;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.tallyhouse.intake.file.RowTotals;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.merchant.MerchantMapper;

/** Takes in the rows of a channel's bill; what they mean is for reconciliation to find out. */
final class ChannelBillLoader implements RowLoader {
    private static final List<String> COLUMNS =
            List.of("channel_reference", "business_date", "type", "currency", "amount", "fee", "status");

    /** With those that a bill may lack. */
    static final List<String> ALL_COLUMNS = Stream.concat(COLUMNS.stream(), Stream.of("merchant_reference", "batch"))
            .toList();

    private final MerchantMapper merchants;
    private final BillFiles files;
    private final BillContentMapper contents;
    private final Accounts accounts;
    private final BulkInsert bulkInsert;

    ChannelBillLoader(
            MerchantMapper merchants,
            BillFiles files,
            BillContentMapper contents,
            Accounts accounts,
            BulkInsert bulkInsert) {
        this.merchants = merchants;
        this.files = files;
        this.contents = contents;
        this.accounts = accounts;
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

    /** A bill without rows says nothing by which to know it. */
    @Override
    public void begin(Source source, WholeFileCheck check) {
        if (check instanceof BillCheck bill && bill.content().count() > 0) {
            contents.lock(source.sender());
            bill.currencies().forEach(currency -> accounts.openChannel(source.sender(), currency));
            contents.insert(
                    source.fileId(),
                    source.sender(),
                    source.sha256(),
                    bill.content().count(),
                    bill.content().hex());
        }
    }

    /** A bill's rows lock nothing that anyone waits for. */
    @Override
    public int rowsPerCommit(IntakeSettings settings) {
        return settings.billRowsPerCommit();
    }

    @Override
    public Prepared prepare(Source source, List<FileRow> rows) {
        LocalDate firstDate = merchants.firstBusinessDate();
        List<ChannelRecord> records = new ArrayList<>();
        List<AnnouncedDeposit> deposits = new ArrayList<>();
        BillTotals totals = new BillTotals();
        List<Reject> rejects = new ArrayList<>();
        for (FileRow row : rows) {
            try {
                RowFields fields = new RowFields(row);
                LocalDate businessDate = businessDate(fields, firstDate);
                if (row.get("type").equals(Type.DEPOSIT.name())) {
                    deposits.add(AnnouncedDeposit.parse(row.line(), businessDate, fields));
                } else {
                    ChannelRecord record = ChannelRecord.parse(row.line(), businessDate, fields);
                    totals.add(businessDate, record.currency(), record.batch(), record.netMinor());
                    records.add(record);
                }
            } catch (RowRejected e) {
                rejects.add(e.at(row.line()));
            }
        }
        return () -> {
            if (contents.isKnown(source.fileId())) {
                return new Loaded(0, rows.size(), List.of(), List.of());
            }
            bulkInsert.load(ChannelRecord.table(source), records);
            totals.write(source.fileId(), bulkInsert);
            bulkInsert.insert(AnnouncedDeposit.table(source), deposits);
            return new Loaded(
                    records.size() + deposits.size(),
                    0,
                    rejects,
                    RowTotals.of(
                            records,
                            row -> row.type().name(),
                            row -> row.currency().getCurrencyCode(),
                            ChannelRecord::netMinor));
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
