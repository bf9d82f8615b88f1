package org.tallyhouse.sampleworld;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One small file per defect; each has a good row too, unless the file must be refused as a whole. */
final class RejectedFiles {
    private static final List<String> COLUMNS = Csv.columns(Transaction.HEADER);

    private final Path folder;

    private RejectedFiles(Path folder) {
        this.folder = folder;
    }

    static void write(Path folder) throws IOException {
        RejectedFiles rejected = new RejectedFiles(folder);
        rejected.writeBadFields();
        rejected.writeBadDebits();
        rejected.writeFilesThatAreNotWhole();
        rejected.writeOtherKinds();
    }

    private void writeBadFields() throws IOException {
        oneBad("unknown-merchant", "merchant_id", "M999");
        oneBad("closed-business-date", "business_date", "2026-02-12");
        oneBad("future-business-date", "business_date", "2026-02-14");
        oneBad("bad-amount", "amount", "12.3O");
        oneBad("too-many-digits", "amount", "12.345");
        oneBad("zero-amount", "amount", "0.00");
        oneBad("negative-amount", "amount", "-12.30");
        oneBad("amount-overflow", "amount", "99999999999999999.00");
        oneBad("unknown-type", "type", "PURCHASE");
        oneBad("unknown-channel", "channel", "nopay");
        oneBad("unknown-currency", "currency", "RMB");
        oneBad("no-account-in-currency", "currency", "USD");
        oneBad("bad-timestamp", "occurred_at", "2026-02-13 10:15:00");
        oneBad("missing-transaction-id", "transaction_id", "");
        oneBad("too-long-field", "channel_reference", "X".repeat(80));
        transactions(
                "duplicate-other-content",
                row("duplicate-other-content", 1),
                row("duplicate-other-content", 1, "amount", "89.00"));
    }

    /** The payments before a bad debit leave enough money, so that only the named defect is in the way. */
    private void writeBadDebits() throws IOException {
        String over = "refund-over-original";
        String refund = "REFUND";
        transactions(
                over,
                row(over, 1),
                row(over, 2, "amount", "500.00"),
                row(over, 3, "type", refund, "original_transaction_id", over + "-1", "amount", "88.01"));
        String unknown = "refund-of-unknown-original";
        transactions(
                unknown,
                row(unknown, 1),
                row(unknown, 2, "type", refund, "original_transaction_id", "T20991231-00001", "amount", "5.00"));
        String insufficient = "insufficient-funds";
        transactions(insufficient, row(insufficient, 1), row(insufficient, 2, "type", refund, "amount", "9000000.00"));
    }

    private void writeFilesThatAreNotWhole() throws IOException {
        String whole = lines(Transaction.HEADER, row("whole", 1), row("whole", 2));
        file("missing-column", withoutColumn(whole.replace("whole-", "missing-column-"), "currency"));
        file("truncated", whole.replace("whole-", "truncated-").substring(0, whole.length() - 20));
        file("broken-quote", whole.replace("\nwhole-2,", "\n\"broken-quote-2,").replace("whole-", "broken-quote-"));
        file("empty", "");
        String chinese = whole.replace("whole-", "not-utf8-").replace("REF-", "参考-");
        SampleFile.write(folder.resolve("not-utf8.csv"), chinese.getBytes(Charset.forName("GBK")));
    }

    private void writeOtherKinds() throws IOException {
        file("statement-does-not-foot", """
                record,booking_date,value_date,reference,currency,amount,description
                OPENING,2026-02-13,2026-02-13,,CNY,3000000.00,Opening balance
                ENTRY,2026-02-13,2026-02-13,CARDNET-DEPOSIT,CNY,1200.00,Card network
                CLOSING,2026-02-13,2026-02-13,,CNY,3001150.00,Closing balance
                """);
        file("bill-unknown-type", """
                channel_reference,business_date,type,currency,amount,fee,status
                QR20260213900001,2026-02-13,PAYMENT,CNY,88.00,0.26,SUCCESS
                QR20260213900002,2026-02-13,PURCHASE,CNY,88.00,0.26,SUCCESS
                """);
        file("results-unknown-instruction", """
                instruction_id,currency,amount,result,reason
                P-20260213-M999-CNY,CNY,100.00,PAID,
                """);
    }

    private void oneBad(String defect, String column, String value) throws IOException {
        transactions(defect, row(defect, 1), row(defect, 2, column, value), row(defect, 3));
    }

    private void transactions(String defect, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Transaction.HEADER));
        lines.addAll(Arrays.asList(rows));
        file(defect, lines(lines.toArray(String[]::new)));
    }

    private void file(String defect, String text) throws IOException {
        SampleFile.write(folder.resolve(defect + ".csv"), text);
    }

    /** A good payment, with some of its fields changed: column, value, column, value. */
    private static String row(String defect, int number, String... changes) {
        String id = defect + "-" + number;
        List<String> fields = new ArrayList<>(
                Csv.columns("%s,2026-02-13,2026-02-13T10:15:00+08:00,PAYMENT,,M001,qrpay,QR,,CNY,88.00,REF-%s,SUCCESS"
                        .formatted(id, id)));
        for (int i = 0; i < changes.length; i += 2) {
            fields.set(COLUMNS.indexOf(changes[i]), changes[i + 1]);
        }
        return String.join(",", fields);
    }

    private static String withoutColumn(String text, String column) {
        int index = COLUMNS.indexOf(column);
        return text.lines()
                .map(line -> {
                    List<String> fields = new ArrayList<>(Csv.columns(line));
                    fields.remove(index);
                    return String.join(",", fields) + "\n";
                })
                .collect(Collectors.joining());
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }
}
