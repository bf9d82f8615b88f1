package org.tallyhouse.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a CSV file, whole or not at all; LF line ends, so that bytes do not depend on the platform. */
public final class CsvOutput {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter printer;

    private CsvOutput(CSVPrinter printer) {
        this.printer = printer;
    }

    /** Writes header and rows and returns the file's SHA-256 in hex. */
    public static String write(Path path, List<String> columns, Consumer<CsvOutput> rows) {
        return WholeFile.write(path, writer -> {
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            printer.printRecord(columns);
            rows.accept(new CsvOutput(printer));
            printer.flush();
        });
    }

    public void row(Object... fields) {
        try {
            printer.printRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
