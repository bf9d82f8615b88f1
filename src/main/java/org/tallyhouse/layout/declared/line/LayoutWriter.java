package org.tallyhouse.layout.declared.line;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.layout.declared.ControlTotal;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;
import org.tallyhouse.layout.declared.RecordRole;

/**
 * Writes files of one layout: column names, headers, details, footers. The same input gives the same
 * bytes; a value that does not fit is an error naming its field, and leaves no file.
 */
public final class LayoutWriter {
    private final Layout layout;
    private final RecordLayout detail;

    /** @throws IllegalArgumentException if the layout has not exactly one kind of detail */
    public LayoutWriter(Layout layout) {
        this.layout = layout;
        List<RecordLayout> details = layout.records(RecordRole.DETAIL).toList();
        if (details.size() != 1) {
            throw new IllegalArgumentException("the layout %s has %d kinds of details, so it is only read"
                    .formatted(layout.name(), details.size()));
        }
        this.detail = details.get(0);
    }

    /**
     * Hands over the details in their order, values by field name. It is asked twice, and must give the same
     * again, when a header states what the details come to.
     */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<Map<String, String>> eachRow);
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @return its SHA-256 in hex
     * @throws CannotWrite if a value does not fit its field
     */
    public String write(Path path, FileHead head, Rows rows) {
        return WholeFile.writeBytes(path, bytes -> write(bytes, head, rows));
    }

    /** As {@link #write(Path, FileHead, Rows)}, to a stream that stays open. */
    public void write(OutputStream out, FileHead head, Rows rows) {
        Map<String, String> values = head.values();
        ControlTotals ahead = new ControlTotals(layout);
        if (headersHaveControls()) {
            AtomicLong row = new AtomicLong();
            rows.forEach(each -> ahead.add(detail, row.incrementAndGet(), inFull(each, values)));
        }
        RecordWriter writer = new RecordWriter(layout, head.currency());
        if (layout.form() instanceof LineForm.Delimited form && form.names()) {
            write(out, writer.names(detail));
        }
        layout.records(RecordRole.HEADER)
                .filter(record -> !record.optional())
                .forEach(record -> write(out, writer.line(record, 0, framed(record, values, ahead))));
        ControlTotals found = new ControlTotals(layout);
        AtomicLong row = new AtomicLong();
        rows.forEach(each -> {
            Map<String, String> full = inFull(each, values);
            write(out, writer.line(detail, row.incrementAndGet(), full));
            found.add(detail, row.get(), full);
            requireSummable(full, row.get());
        });
        layout.records(RecordRole.FOOTER).filter(record -> !record.optional()).forEach(record -> {
            if (record.when() instanceof RecordMark.After told) {
                write(out, writer.marker(record, told));
            }
            write(out, writer.line(record, 0, framed(record, values, found)));
        });
        requireSame(ahead, found);
    }

    private boolean headersHaveControls() {
        return layout.records(RecordRole.HEADER)
                .flatMap(record -> record.fields().stream())
                .anyMatch(field -> field.control() != null);
    }

    /** A row may leave the currency to the file. */
    private static Map<String, String> inFull(Map<String, String> row, Map<String, String> head) {
        if (!row.getOrDefault("currency", "").isEmpty()) {
            return row;
        }
        Map<String, String> full = new LinkedHashMap<>(row);
        full.put("currency", head.getOrDefault("currency", ""));
        return full;
    }

    private Map<String, String> framed(RecordLayout record, Map<String, String> head, ControlTotals controls) {
        Map<String, String> values = new LinkedHashMap<>(head);
        for (FieldLayout field : record.fields()) {
            if (field.control() != null) {
                BigDecimal figure = controls.figure(field.control());
                values.put(field.name(), figure.toPlainString());
            } else if (field.isGiven() && !values.containsKey(field.name())) {
                throw new CannotWrite(
                        layout.name(), record.name(), 0, field.name(), "", "is not given for the file as a whole");
            }
        }
        return values;
    }

    private void requireSummable(Map<String, String> values, long row) {
        for (RecordLayout record : layout.records()) {
            for (FieldLayout field : record.fields()) {
                if (field.control() instanceof ControlTotal.Hash hash
                        && !values.getOrDefault(hash.field(), "").matches("[0-9]*")) {
                    throw new CannotWrite(
                            layout.name(),
                            detail.name(),
                            row,
                            hash.field(),
                            values.getOrDefault(hash.field(), ""),
                            "is not made of digits, as the hash total " + field.name() + " needs");
                }
            }
        }
    }

    private void requireSame(ControlTotals ahead, ControlTotals found) {
        layout.records(RecordRole.HEADER)
                .flatMap(record -> record.fields().stream())
                .forEach(field -> {
                    ControlTotal control = field.control();
                    if (control != null && ahead.figure(control).compareTo(found.figure(control)) != 0) {
                        throw new IllegalStateException(
                                "%s was %s before writing and %s after it: the rows changed meanwhile"
                                        .formatted(field.name(), ahead.figure(control), found.figure(control)));
                    }
                });
    }

    private void write(OutputStream out, byte[] line) {
        try {
            out.write(line);
            out.write(layout.lineEnd().getBytes(layout.charset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
