package org.tallyhouse.intake.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.failure.ShownText;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.layout.FileRow;

/**
 * A file in a format of others as rows of our own CSV: a temporary file, which its user deletes. A row counts as the
 * line it comes from where that is behind the line before it, so that each line is one row's; what could not be
 * read there is a row too, with the reason.
 */
public final class OwnTable {
    static final String LINE = "@line";
    private static final String FIELD = "@field";
    private static final String VALUE = "@value";
    private static final String REASON = "@reason";
    private static final String FAULT = "@fault";
    private static final List<String> MORE_COLUMNS = List.of(LINE, FIELD, VALUE, REASON, FAULT);

    private final CsvOutput out;
    private final Set<String> columns;
    private long line;

    private OwnTable(CsvOutput out, Set<String> columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Writes the rows; the folder is for what else has to be unpacked, and goes with the table. */
    @FunctionalInterface
    public interface Content {
        void write(OwnTable table, Path folder);
    }

    /** Makes the file; if its content cannot be made, nothing is left. */
    public static Path make(List<String> columns, Content content) {
        List<String> all =
                Stream.concat(columns.stream(), MORE_COLUMNS.stream()).toList();
        return inFolder((table, folder) ->
                CsvOutput.write(table, all, out -> content.write(new OwnTable(out, Set.copyOf(columns)), folder)));
    }

    /** Makes a file in a temporary folder, which {@link #discard} deletes, or is deleted at once if that fails. */
    public static Path inFolder(BiConsumer<Path, Path> tableAndFolder) {
        try {
            Path folder = Files.createTempDirectory("tallyhouse");
            Path table = folder.resolve("table.csv");
            try {
                tableAndFolder.accept(table, folder);
                return table;
            } catch (RuntimeException e) {
                discard(table);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for temporary files: " + CauseText.of(e), e);
        }
    }

    /** Deletes a temporary file, whole or half written, with the folder made for it. */
    static void discard(Path table) throws IOException {
        try (Stream<Path> left = Files.list(table.getParent())) {
            for (Path path : left.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(table.getParent());
    }

    /**
     * A row, its fields by column; those not named are empty.
     *
     * @throws IllegalArgumentException if one is of no column
     */
    public void row(long comesFrom, Map<String, ?> fields) {
        if (!columns.containsAll(fields.keySet())) {
            throw new IllegalArgumentException("%s are not among %s".formatted(fields.keySet(), columns));
        }
        write(comesFrom, fields);
    }

    /** Something that no row can be made of. */
    public void fault(long comesFrom, String field, String value, RejectReason reason, String detail) {
        write(comesFrom, Map.of(FIELD, field, VALUE, value, REASON, reason.name(), FAULT, detail));
    }

    private void write(long comesFrom, Map<String, ?> fields) {
        line = Math.max(comesFrom, line + 1);
        out.row(column -> column.equals(LINE) ? line : onOneLine(fields.get(column)));
    }

    /** What others write over several lines, such as a purpose of payment, is read as one. */
    private static Object onOneLine(@Nullable Object value) {
        return value instanceof String text ? ShownText.onOneLine(text) : Objects.requireNonNullElse(value, "");
    }

    /** Why nothing can be made of a row; empty for rows of files that are our own, unless a sender has a column of it. */
    public static Optional<Reject> fault(FileRow row) {
        String detail = row.get(FAULT);
        return detail.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowRejected(row.get(FIELD), row.get(VALUE), reason(row.get(REASON)), detail)
                        .at(row.line()));
    }

    private static RejectReason reason(String name) {
        return Arrays.stream(RejectReason.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(RejectReason.UNREADABLE);
    }
}
