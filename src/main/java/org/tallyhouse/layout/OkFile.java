package org.tallyhouse.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What stands in the {@code .ok} file beside a file of ours: a row of CSV.
 *
 * @param sha256 of the file, in hex
 * @param total of the amounts in it, in major units
 */
public record OkFile(String name, String sha256, int count, String total, String currency, int sequence) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    public static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".ok");
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, FORMAT)) {
            csv.printRecord("name", "sha256", "count", "total", "currency", "sequence");
            csv.printRecord(name, sha256, count, total, currency, sequence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
