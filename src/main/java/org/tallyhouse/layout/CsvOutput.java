package org.tallyhouse.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a CSV file, whole or not at all; LF line ends, so that bytes do not depend on the platform. */
public final class CsvOutput {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** What a spreadsheet takes for a formula; a signed number is one that does no harm. */
    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+@＝＋－＠-].*");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d[\\d.,]*%?");

    private final CSVPrinter printer;
    private final List<String> columns;
    private final boolean forPeople;

    private CsvOutput(CSVPrinter printer, List<String> columns, boolean forPeople) {
        this.printer = printer;
        this.columns = columns;
        this.forPeople = forPeople;
    }

    /** Writes header and rows for a program, each value as it is, and returns the file's SHA-256 in hex. */
    public static String write(Path path, List<String> columns, Consumer<CsvOutput> rows) {
        return write(path, columns, false, rows);
    }

    /** The same for people: a text that a spreadsheet would run as a formula stands behind an apostrophe. */
    public static String writeForPeople(Path path, List<String> columns, Consumer<CsvOutput> rows) {
        return write(path, columns, true, rows);
    }

    private static String write(Path path, List<String> columns, boolean forPeople, Consumer<CsvOutput> rows) {
        return WholeFile.write(path, writer -> {
            CSVPrinter printer = new CSVPrinter(writer, FORMAT);
            printer.printRecord(columns);
            rows.accept(new CsvOutput(printer, columns, forPeople));
            printer.flush();
        });
    }

    private Object cell(Object value) {
        boolean runs = forPeople
                && value instanceof CharSequence text
                && FORMULA.matcher(text).matches()
                && !NUMBER.matcher(text).matches();
        return runs ? "'" + value : value;
    }

    /** A row, each of its fields asked for by its column. */
    public void row(Function<String, ?> fields) {
        try {
            for (String column : columns) {
                printer.print(cell(fields.apply(column)));
            }
            printer.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A row, its fields by column; those not named are empty.
     *
     * @throws IllegalArgumentException if one is of no column
     */
    public void row(Map<String, ?> fields) {
        if (!columns.containsAll(fields.keySet())) {
            throw new IllegalArgumentException("%s are not among %s".formatted(fields.keySet(), columns));
        }
        row(column -> Objects.requireNonNullElse(fields.get(column), ""));
    }

    public void row(Object... fields) {
        try {
            printer.printRecord(Arrays.stream(fields).map(this::cell).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
