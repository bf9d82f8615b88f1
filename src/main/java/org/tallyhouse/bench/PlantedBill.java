package org.tallyhouse.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.tallyhouse.layout.CsvOutput;

/** A channel's bill of a day with a break of each class in turn in every hundredth row. */
record PlantedBill(long transactions) {
    static final String CHANNEL = "cardnet";
    private static final int BREAK_EVERY = 100;
    private static final List<String> CLASSES = List.of(
            "AMOUNT_DIFF",
            "FEE_DIFF",
            "STATUS_DIFF",
            "CURRENCY_DIFF",
            "MISSING_IN_CHANNEL",
            "MISSING_IN_OURS",
            "DUPLICATE_IN_CHANNEL");
    private static final String EXTRA = "X";

    /** The break planted at a transaction, from 0 on. */
    static Optional<String> planted(long number) {
        return number % BREAK_EVERY == BREAK_EVERY - 1
                ? Optional.of(CLASSES.get((int) (number / BREAK_EVERY % CLASSES.size())))
                : Optional.empty();
    }

    long plantedCount() {
        return transactions / BREAK_EVERY;
    }

    /** The transaction of a break's reference. */
    static long number(String reference) {
        return Long.parseLong(reference.substring(reference.startsWith(EXTRA) ? 2 : 1));
    }

    static String reference(long number) {
        return "R%010d".formatted(number);
    }

    /** Minor units. */
    static long amount(long number) {
        return 1_000 + number % 99_991;
    }

    /** Minor units. */
    static long fee(long number) {
        return 2 + number % 97;
    }

    void write(Path file) {
        CsvOutput.write(
                file,
                List.of("channel_reference", "business_date", "type", "currency", "amount", "fee", "status"),
                out -> LongStream.range(0, transactions)
                        .forEach(number -> rows(out, number, planted(number).orElse(""))));
    }

    private static void rows(CsvOutput out, long number, String planted) {
        String reference = reference(number);
        long amount = amount(number);
        long fee = fee(number);
        switch (planted) {
            case "AMOUNT_DIFF" -> row(out, reference, "CNY", amount + 100, fee, "SUCCESS");
            case "FEE_DIFF" -> row(out, reference, "CNY", amount, fee + 1, "SUCCESS");
            case "STATUS_DIFF" -> row(out, reference, "CNY", amount, fee, "FAILED");
            case "CURRENCY_DIFF" -> row(out, reference, "USD", amount, fee, "SUCCESS");
            case "MISSING_IN_CHANNEL" -> {}
            case "MISSING_IN_OURS" -> {
                row(out, reference, "CNY", amount, fee, "SUCCESS");
                row(out, EXTRA + reference, "CNY", amount, fee, "SUCCESS");
            }
            case "DUPLICATE_IN_CHANNEL" -> {
                row(out, reference, "CNY", amount, fee, "SUCCESS");
                row(out, reference, "CNY", amount, fee, "SUCCESS");
            }
            default -> row(out, reference, "CNY", amount, fee, "SUCCESS");
        }
    }

    private static void row(CsvOutput out, String reference, String currency, long amount, long fee, String status) {
        out.row(
                reference,
                NightFiles.DATE,
                "PAYMENT",
                currency,
                BigDecimal.valueOf(amount, 2),
                BigDecimal.valueOf(fee, 2),
                status);
    }
}
