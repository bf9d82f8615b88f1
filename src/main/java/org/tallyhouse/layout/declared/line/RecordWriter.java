package org.tallyhouse.layout.declared.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tallyhouse.layout.declared.AmountType;
import org.tallyhouse.layout.declared.AmountType.Sign;
import org.tallyhouse.layout.declared.FieldFault;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.FieldType;
import org.tallyhouse.layout.declared.FieldType.Written;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;

/** Makes the lines of a file, as bytes without their ends. */
final class RecordWriter {
    private final Layout layout;
    private final String currency;
    private final CharsetEncoder encoder;

    RecordWriter(Layout layout, String currency) {
        this.layout = layout;
        this.currency = currency.isEmpty() ? layout.currency() : currency;
        this.encoder = layout.charset()
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The line of column names. */
    byte[] names(RecordLayout record) {
        return delimited(
                record.fields().stream().map(FieldLayout::column).distinct().toList());
    }

    byte[] marker(RecordLayout record, RecordMark.After told) {
        boolean named = record.fields().stream().anyMatch(FieldLayout::hasColumnName);
        return named ? names(record) : told.marker().getBytes(layout.charset());
    }

    /**
     * A record; the row counts from 1, and is 0 for what is no detail.
     *
     * @throws CannotWrite if a value does not fit
     */
    byte[] line(RecordLayout record, long row, Map<String, String> given) {
        Map<String, String> values = withSigns(record, row, given);
        byte[] line = layout.form() instanceof LineForm.Fixed fixed
                ? fixed(record, row, values, fixed)
                : delimited(columns(record, row, values));
        byte[] comment = layout.comment().getBytes(layout.charset());
        if (comment.length > 0 && LineReader.startsWith(line, comment)) {
            FieldLayout first = record.fields().get(0);
            throw cannot(
                    record, row, first, values.getOrDefault(first.name(), ""), "begins like a comment of the file");
        }
        return line;
    }

    /** A mark that stands in a field of its own follows from the amount. */
    private Map<String, String> withSigns(RecordLayout record, long row, Map<String, String> given) {
        Map<String, String> values = new HashMap<>(given);
        for (FieldLayout field : record.fields()) {
            if (field.type() instanceof AmountType amount && amount.sign() == Sign.FIELD) {
                boolean negative = given.getOrDefault(field.name(), "").startsWith("-");
                values.put(amount.signField(), amount.mark(negative));
            }
        }
        return values;
    }

    private Written written(RecordLayout record, long row, FieldLayout field, Map<String, String> values) {
        String value = values.getOrDefault(field.name(), "").trim();
        if (value.isEmpty() && field.isGiven()) {
            if (field.required()) {
                throw cannot(record, row, field, value, "is empty");
            }
            return Written.of("");
        }
        try {
            Written written = field.type().write(value, new RowContext(values, row));
            requireWritable(record, row, field, written.whole());
            return written;
        } catch (FieldFault e) {
            throw cannot(record, row, field, value, e.reason());
        }
    }

    private void requireWritable(RecordLayout record, long row, FieldLayout field, String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw cannot(record, row, field, text, "has a line break in it");
        }
        if (field.max() > 0 && !field.cut() && text.codePointCount(0, text.length()) > field.max()) {
            throw cannot(record, row, field, text, "has more than %d characters".formatted(field.max()));
        }
        text.codePoints()
                .filter(point -> !encoder.canEncode(Character.toString(point)))
                .findFirst()
                .ifPresent(point -> {
                    throw cannot(
                            record,
                            row,
                            field,
                            text,
                            "has '%s', which is not in %s".formatted(Character.toString(point), layout.charset()));
                });
    }

    private byte[] fixed(RecordLayout record, long row, Map<String, String> values, LineForm.Fixed fixed) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(record.length(fixed.gap()));
        for (FieldLayout field : record.fields()) {
            if (line.size() > 0 && fixed.between() != null) {
                line.write(fixed.between());
            }
            line.writeBytes(padded(record, row, field, written(record, row, field, values)));
        }
        return line.toByteArray();
    }

    private byte[] padded(RecordLayout record, long row, FieldLayout field, Written text) {
        String whole = field.stripPrefix() + text.whole() + field.stripSuffix();
        if (text.whole().isEmpty()) {
            // nothing is spaces: zeros would be an amount
            return filled(field.type() instanceof FieldType.Filler ? field.pad() : ' ', field.width());
        }
        byte[] bytes = encode(whole);
        if (bytes.length > field.width()) {
            if (!field.cut()) {
                throw cannot(
                        record,
                        row,
                        field,
                        text.whole(),
                        "has %d bytes where the field has %d".formatted(bytes.length, field.width()));
            }
            bytes = encode(cut(whole, field.width()));
        }
        requireReadable(record, row, field, text);
        byte[] pad = filled(field.pad(), field.width() - bytes.length);
        if (!field.alignRight()) {
            return joined(bytes, pad);
        }
        return field.pad() == '0' && field.type().isFigure()
                ? joined(encode(text.before()), pad, encode(text.body() + text.after()))
                : joined(pad, bytes);
    }

    /** What begins or ends with the character that fills it would lose that when it is read. */
    private void requireReadable(RecordLayout record, long row, FieldLayout field, Written text) {
        if (field.type().isFigure() || field.pad() == ' ') {
            return;
        }
        String whole = text.whole();
        char edge = field.alignRight() ? whole.charAt(0) : whole.charAt(whole.length() - 1);
        if (edge == field.pad()) {
            throw cannot(
                    record,
                    row,
                    field,
                    whole,
                    "%s with '%s', which fills the field: it could not be read back"
                            .formatted(field.alignRight() ? "begins" : "ends", field.pad()));
        }
    }

    private List<String> columns(RecordLayout record, long row, Map<String, String> values) {
        Map<String, Integer> places = new HashMap<>();
        List<String> columns = new ArrayList<>();
        for (FieldLayout field : record.fields()) {
            int place = field.hasColumnName()
                    ? places.computeIfAbsent(field.column(), name -> places.size())
                    : field.columnPosition() - 1;
            while (columns.size() <= place) {
                columns.add("");
            }
            if (columns.get(place).isEmpty()) {
                columns.set(place, column(record, row, field, values));
            }
        }
        return columns;
    }

    private String column(RecordLayout record, long row, FieldLayout field, Map<String, String> values) {
        String text = written(record, row, field, values).whole();
        if (field.max() > 0 && field.cut() && text.codePointCount(0, text.length()) > field.max()) {
            text = text.substring(0, text.offsetByCodePoints(0, field.max()));
        }
        LineForm.Delimited form = (LineForm.Delimited) layout.form();
        String whole = field.stripPrefix() + text + field.stripSuffix();
        if (form.quote() == null && whole.indexOf(form.separator()) >= 0) {
            throw cannot(record, row, field, text, "has the separator '%s' in it".formatted(form.separator()));
        }
        return whole;
    }

    private byte[] delimited(List<String> columns) {
        CSVFormat format = LineTexts.format((LineForm.Delimited) layout.form());
        StringBuilder line = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(line, format)) {
            printer.printRecord(columns);
            return encode(line.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cut(String text, int bytes) {
        int end = text.length();
        while (encode(text.substring(0, end)).length > bytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private byte[] encode(String text) {
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("'%s' is not in %s".formatted(text, layout.charset()), e);
        }
    }

    private static byte[] filled(char with, int width) {
        byte[] bytes = new byte[width];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private CannotWrite cannot(RecordLayout record, long row, FieldLayout field, String value, String reason) {
        String shown = field.mask()
                ? "*".repeat(Math.max(0, value.length() - 4)) + value.substring(Math.max(0, value.length() - 4))
                : value;
        return new CannotWrite(layout.name(), record.name(), row, field.name(), shown, reason);
    }

    /** What the types ask about the rest of the record. */
    private final class RowContext implements FieldType.Context {
        private final Map<String, String> values;
        private final long row;

        RowContext(Map<String, String> values, long row) {
            this.values = values;
            this.row = row;
        }

        @Override
        public String text(String field) {
            return values.getOrDefault(field, "");
        }

        @Override
        public String currency() {
            String own = values.getOrDefault("currency", "");
            return own.isEmpty() ? currency : own;
        }

        @Override
        public long rowNumber() {
            return row;
        }
    }
}
