package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.layout.CsvFile;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.money.Amounts;

/**
 * Reads Stripe's itemised payout reconciliation report: a balance transaction a line, its net being gross less
 * fee. The batch is the payout it is paid out with.
 */
public final class StripeReader implements BillReader {
    private static final DateTimeFormatter TIME = BillFields.time("uuuu-MM-dd HH:mm:ss");
    private static final String METADATA = "payment_metadata[";
    private static final Map<String, Type> TYPES = Map.of(
            "charge", Type.PAYMENT,
            "refund", Type.REFUND,
            "dispute", Type.CHARGEBACK,
            "dispute_reversal", Type.CHARGEBACK_REVERSAL);
    private static final List<String> COLUMNS = List.of(
            "balance_transaction_id",
            "source_id",
            "created",
            "currency",
            "gross",
            "fee",
            "net",
            "reporting_category",
            "automatic_payout_id");

    @Override
    public void read(Path file, Consumer<BillRow> rows) {
        new CsvFile(file, COLUMNS).inspect(row -> read(new BillFields(file, row), rows));
    }

    private static void read(BillFields fields, Consumer<BillRow> rows) {
        Currency currency = fields.currency("currency");
        long grossMinor = fields.major("gross", currency);
        long feeMinor = fields.major("fee", currency);
        if (grossMinor - feeMinor != fields.major("net", currency)) {
            throw fields.refused(FileFault.control(
                    "{field} '{actual}' is not gross less fee, which is {expected}",
                    "net",
                    Amounts.format(grossMinor - feeMinor, currency),
                    fields.text("net")));
        }
        BillRow.Head head = new BillRow.Head(
                fields.row().line(),
                fields.either("source_id", "balance_transaction_id"),
                fields.date("created", TIME),
                currency,
                merchantReference(fields),
                fields.text("automatic_payout_id"));
        if (fields.text("reporting_category").equals("payout")) {
            rows.accept(head.deposit(feeMinor - grossMinor));
        } else {
            head.row(TYPES.get(fields.text("reporting_category")), grossMinor, feeMinor)
                    .ifPresent(rows);
        }
    }

    /** Each account chooses which of its metadata the report has; the first that is filled is ours. */
    private static String merchantReference(BillFields fields) {
        return fields.row().fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(METADATA))
                .map(field -> field.getValue().trim())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }
}
