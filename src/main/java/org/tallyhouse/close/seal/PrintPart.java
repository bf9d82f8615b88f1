package org.tallyhouse.close.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.tallyhouse.close.seal.FinalRows.FinalRow;

/** Some thousand rows by key and print, as they are stored: a line each, the print before the key, deflated. */
final class PrintPart {
    static final int ROWS = 10_000;
    private static final int PRINT_DIGITS = 16;

    private PrintPart() {}

    static byte[] deflate(List<FinalRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(bytes)) {
            for (FinalRow row : rows) {
                deflated.write((row.print() + row.key().replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<FinalRow> inflate(InputStream prints) {
        try (InflaterInputStream inflated = new InflaterInputStream(prints)) {
            List<FinalRow> rows = new ArrayList<>();
            new String(inflated.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line ->
                            rows.add(new FinalRow(line.substring(PRINT_DIGITS), line.substring(0, PRINT_DIGITS))));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
