package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.layout.CsvFile;

/**
 * Reads Adyen's settlement details report. What counts is the net currency, in which the channel pays: what
 * moved is net plus the fees in it. A MerchantPayout is the deposit of its batch and currency.
 */
public final class AdyenReader implements BillReader {
    private static final DateTimeFormatter TIME = BillFields.time("uuuu-MM-dd HH:mm:ss");
    private static final String PAYOUT = "MerchantPayout";
    private static final Map<String, Type> TYPES = Map.of(
            "Settled", Type.PAYMENT,
            "Refunded", Type.REFUND,
            "Chargeback", Type.CHARGEBACK,
            "SecondChargeback", Type.CHARGEBACK,
            "ChargebackReversed", Type.CHARGEBACK_REVERSAL);
    private static final List<String> FEES =
            List.of("Commission (NC)", "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)");
    private static final List<String> COLUMNS = List.of(
            "Psp Reference",
            "Merchant Reference",
            "Creation Date",
            "Type",
            "Modification Reference",
            "Net Currency",
            "Net Debit (NC)",
            "Net Credit (NC)",
            "Commission (NC)",
            "Markup (NC)",
            "Scheme Fees (NC)",
            "Interchange (NC)",
            "Modification Merchant Reference",
            "Batch Number");

    @Override
    public void read(Path file, Consumer<BillRow> rows) {
        new CsvFile(file, COLUMNS).inspect(row -> read(new BillFields(file, row), rows));
    }

    private static void read(BillFields fields, Consumer<BillRow> rows) {
        Currency currency = fields.currency("Net Currency");
        long netMinor = fields.major("Net Credit (NC)", currency) - fields.major("Net Debit (NC)", currency);
        BillRow.Head head = new BillRow.Head(
                fields.row().line(),
                reference(fields),
                fields.date("Creation Date", TIME),
                currency,
                fields.text("Type").equals("Settled")
                        ? fields.text("Merchant Reference")
                        : fields.either("Modification Merchant Reference", "Merchant Reference"),
                fields.text("Batch Number"));
        if (fields.text("Type").equals(PAYOUT)) {
            rows.accept(head.deposit(-netMinor));
            return;
        }
        long feeMinor =
                FEES.stream().mapToLong(fee -> fields.major(fee, currency)).sum();
        head.row(TYPES.get(fields.text("Type")), netMinor + feeMinor, feeMinor).ifPresent(rows);
    }

    /** A payment's own reference; a refund's or chargeback's is that of the modification. */
    private static String reference(BillFields fields) {
        String type = fields.text("Type");
        String reference = type.equals("Settled")
                ? fields.text("Psp Reference")
                : fields.either("Modification Reference", "Psp Reference");
        String named = reference.isEmpty() ? type + " " + fields.text("Batch Number") : reference;
        return TYPES.containsKey(type)
                ? named
                : named.substring(0, Math.min(named.length(), BillFields.LONGEST_REFERENCE));
    }
}
