package org.tallyhouse.channelbill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.BoundedInput;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;

/**
 * Reads PayPal's settlement report (STL): records named by their first column. Section and report have a footer
 * for each currency, and counts of their rows; a withdrawal to the bank is the deposit.
 */
public final class PayPalReader implements BillReader {
    private static final DateTimeFormatter TIME = BillFields.time("uuuu/MM/dd HH:mm:ss xx");
    private static final List<String> COLUMNS = List.of(
            "Transaction ID",
            "Invoice ID",
            "Transaction Event Code",
            "Transaction Completion Date",
            "Transaction Debit or Credit",
            "Gross Transaction Amount",
            "Gross Transaction Currency",
            "Fee Debit or Credit",
            "Fee Amount",
            "Fee Currency",
            "Custom Field");

    @Override
    public void read(Path file, Consumer<BillRow> rows) {
        long line = 0;
        try (BoundedInput bytes = new BoundedInput(Files.newInputStream(file));
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
                CSVParser parser = CSVParser.parse(withoutByteOrderMark(text), CSVFormat.RFC4180)) {
            Report report = new Report(file, rows);
            for (CSVRecord fields : parser) {
                bytes.beginPart();
                line = parser.getCurrentLineNumber();
                report.read(fields, line);
            }
            report.end();
        } catch (ArithmeticException e) {
            throw new FileRefused(FileFault.sumTooLarge(file), e);
        } catch (NoSuchFileException | AccessDeniedException e) {
            throw new FileRefused(FileFault.unreadable(file, e), e);
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw refused(file, line + 1, e);
        }
    }

    private static FileRefused refused(Path file, long line, Exception cause) {
        if (BoundedInput.isWhy(cause)) {
            return new FileRefused(FileFault.endless(file, line), cause);
        }
        return new FileRefused(
                cause.getCause() instanceof CharacterCodingException || cause instanceof CharacterCodingException
                        ? FileFault.undecodable(file, StandardCharsets.UTF_8)
                        : FileFault.unreadable(file, line, CauseText.of(cause, file.toString())),
                cause);
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** A report as far as it is read. */
    private static final class Report {
        private final Path file;
        private final Consumer<BillRow> rows;
        private final PayPalTotals ofReport;
        private PayPalTotals ofSection;
        private @Nullable List<String> columns;
        private boolean ended;

        Report(Path file, Consumer<BillRow> rows) {
            this.file = file;
            this.rows = rows;
            this.ofReport = new PayPalTotals(file, "RF");
            this.ofSection = new PayPalTotals(file, "SF");
        }

        void read(CSVRecord fields, long line) {
            switch (fields.get(0)) {
                case "RH", "FH", "SH" -> {}
                case "CH" -> columns(fields, line);
                case "SB" -> row(fields, line);
                case "SF" -> ofSection.footer(fields, line);
                case "SC" -> {
                    ofSection.count(fields, line);
                    ofSection.end();
                    ofSection = new PayPalTotals(file, "SF");
                }
                case "RF" -> ofReport.footer(fields, line);
                case "RC" -> ofReport.count(fields, line);
                case "FF" -> {
                    ofReport.count(fields, line);
                    ended = true;
                }
                default ->
                    throw refused(
                            line,
                            FileFault.WRONG_STRUCTURE
                                    .says("'{value}' is no record of the format")
                                    .about("record", fields.get(0)));
            }
        }

        void end() {
            if (!ended) {
                throw new FileRefused(FileFault.CUT_OFF
                        .says("{file} has no FF record: it is cut off, get it again")
                        .in(file));
            }
            ofSection.end();
        }

        private void columns(CSVRecord fields, long line) {
            columns = fields.toList();
            List<String> missing = COLUMNS.stream()
                    .filter(column -> !fields.toList().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw refused(line, FileFault.headerLacks(missing));
            }
        }

        private void row(CSVRecord record, long line) {
            BillFields fields = new BillFields(file, new FileRow(line, named(record, line)));
            Currency currency = fields.currency("Gross Transaction Currency");
            long grossMinor = signed(fields, "Transaction Debit or Credit", "Gross Transaction Amount");
            long feeMinor = -signed(fields, "Fee Debit or Credit", "Fee Amount");
            if (feeMinor != 0 && !fields.currency("Fee Currency").equals(currency)) {
                throw fields.refused(FileFault.badValue(
                                "Fee Currency",
                                fields.text("Fee Currency"),
                                "is not that of the transaction, {expected}")
                        .figures(currency, fields.text("Fee Currency")));
            }
            ofSection.add(currency, grossMinor, feeMinor);
            ofReport.add(currency, grossMinor, feeMinor);
            BillRow.Head head = new BillRow.Head(
                    line,
                    fields.text("Transaction ID"),
                    fields.date("Transaction Completion Date", TIME),
                    currency,
                    fields.either("Invoice ID", "Custom Field"),
                    "");
            String code = fields.text("Transaction Event Code");
            if (code.startsWith("T04")) {
                rows.accept(head.deposit(feeMinor - grossMinor));
            } else {
                head.row(type(code), grossMinor, feeMinor).ifPresent(rows);
            }
        }

        private Map<String, String> named(CSVRecord record, long line) {
            if (columns == null) {
                throw refused(line, FileFault.WRONG_STRUCTURE.says("no CH record has named the columns"));
            }
            if (record.size() != columns.size()) {
                throw refused(
                        line,
                        FileFault.WRONG_STRUCTURE
                                .says("has {actual} fields where CH has {expected}")
                                .figures(columns.size(), record.size()));
            }
            Map<String, String> named = new HashMap<>();
            for (int at = 0; at < columns.size(); at++) {
                named.put(columns.get(at), record.get(at));
            }
            return named;
        }

        /** Amounts have no sign; CR is to our good. A fee that is not there has no mark. */
        private static long signed(BillFields fields, String mark, String amount) {
            long minor = fields.minor(amount);
            return switch (fields.text(mark)) {
                case "CR" -> minor;
                case "DR" -> -minor;
                default -> {
                    if (minor != 0) {
                        throw fields.refused(mark, "is neither CR nor DR");
                    }
                    yield 0;
                }
            };
        }

        private static @Nullable Type type(String code) {
            return switch (code) {
                case "T1107" -> Type.REFUND;
                case "T1106", "T1201" -> Type.CHARGEBACK;
                case "T1202" -> Type.CHARGEBACK_REVERSAL;
                default -> code.startsWith("T00") ? Type.PAYMENT : null;
            };
        }

        private FileRefused refused(long line, Failure failure) {
            return new FileRefused(failure.in(file, line));
        }
    }
}
