package org.tallyhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A row of a transactions file, written briefly: what is not said is a usual QR payment of Friday. */
public final class TransactionLine {
    private static final List<String> COLUMNS = List.of(
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

    private final Map<String, String> fields = new LinkedHashMap<>();

    private TransactionLine(String transactionId, String type, String merchant, String amount) {
        with("transaction_id", transactionId).with("type", type).with("merchant_id", merchant);
        with("amount", amount).with("channel_reference", "REF-" + transactionId);
        with("business_date", Books.FRIDAY.toString()).with("occurred_at", "2026-02-13T10:15:00+08:00");
        with("channel", "qrpay").with("product", "QR").with("currency", "CNY").with("status", "SUCCESS");
    }

    public static TransactionLine of(String transactionId, String type, String merchant, String amount) {
        TransactionLine row = new TransactionLine(transactionId, type, merchant, amount);
        return type.equals("PAYOUT") ? row.with("channel", "bankpay").with("product", "PAYOUT") : row;
    }

    public static TransactionLine payment(String transactionId, String merchant, String amount) {
        return of(transactionId, "PAYMENT", merchant, amount);
    }

    public TransactionLine with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    public TransactionLine of(String originalTransactionId) {
        return with("original_transaction_id", originalTransactionId);
    }

    public TransactionLine on(LocalDate businessDate) {
        return with("business_date", businessDate.toString());
    }

    private String line() {
        return COLUMNS.stream()
                .map(column -> fields.getOrDefault(column, ""))
                .collect(Collectors.joining(",", "", "\n"));
    }

    public static Path file(Path folder, String name, TransactionLine... rows) {
        return file(folder, name, Arrays.asList(rows));
    }

    /** Writes a file of rows and returns its path. */
    public static Path file(Path folder, String name, List<TransactionLine> rows) {
        String text = String.join(",", COLUMNS)
                + rows.stream().map(TransactionLine::line).collect(Collectors.joining("", "\n", ""));
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
