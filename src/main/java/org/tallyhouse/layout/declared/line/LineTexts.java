package org.tallyhouse.layout.declared.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.declared.FieldFault;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.LineForm;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordMark;

/** The texts of one line at a time; bytes that are no characters of the charset are a fault, never a '?'. */
final class LineTexts {
    private final Layout layout;
    private final LineForm form;
    private final CharsetDecoder decoder;
    private final @Nullable CSVFormat format;
    private final Map<String, Map<String, Integer>> namesOf = new HashMap<>();
    private byte[] line = {};
    private List<String> columns = List.of();

    LineTexts(Layout layout) {
        this.layout = layout;
        this.form = layout.form();
        this.format = form instanceof LineForm.Delimited delimited ? format(delimited) : null;
        this.decoder = layout.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static CSVFormat format(LineForm.Delimited form) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(form.separator())
                .setQuote(form.quote())
                .setEscape(null)
                .setIgnoreEmptyLines(false)
                .setRecordSeparator("")
                .get();
    }

    void begin(byte[] next) throws FieldFault {
        line = next;
        columns = format == null ? List.of() : split();
    }

    /** Takes a line of column names, for one record or for all that have none of their own; returns those missing. */
    List<String> readNames(byte[] names, @Nullable RecordLayout of) throws FieldFault {
        begin(names);
        Map<String, Integer> places = new HashMap<>();
        for (String name : columns) {
            if (places.put(name.trim(), places.size()) != null) {
                throw new FieldFault("has the column " + name + " twice");
            }
        }
        List<RecordLayout> records = of != null
                ? List.of(of)
                : layout.records().stream()
                        .filter(record -> !(record.when() instanceof RecordMark.After))
                        .toList();
        records.forEach(record -> namesOf.put(record.name(), places));
        return records.stream()
                .flatMap(record -> record.fields().stream())
                .filter(FieldLayout::hasColumnName)
                .filter(field -> field.columnNames().noneMatch(places::containsKey))
                .map(field -> field.columnNames().collect(Collectors.joining(" or ")))
                .distinct()
                .toList();
    }

    /** Whether the line has the length, the separators or the number of columns of the record. */
    void checkShape(RecordLayout record) throws FieldFault {
        if (form instanceof LineForm.Fixed fixed) {
            checkLength(record, fixed);
        } else if (form instanceof LineForm.Delimited delimited) {
            checkColumns(record, delimited);
        }
    }

    private void checkLength(RecordLayout record, LineForm.Fixed fixed) throws FieldFault {
        int length = record.length(fixed.gap());
        if (line.length != length) {
            throw new FieldFault(
                    "has %d bytes where the record %s has %d".formatted(line.length, record.name(), length));
        }
        Character between = fixed.between();
        int at = 0;
        for (FieldLayout field : record.fields()) {
            if (between != null && at > 0) {
                if ((line[at] & 0xFF) != between) {
                    throw new FieldFault("has no '%s' in byte %d, before %s".formatted(between, at + 1, field.name()));
                }
                at++;
            }
            at += field.width();
        }
    }

    private void checkColumns(RecordLayout record, LineForm.Delimited delimited) throws FieldFault {
        boolean byName = record.fields().stream().anyMatch(FieldLayout::hasColumnName);
        int needed = byName
                ? namesOf.getOrDefault(record.name(), Map.of()).size()
                : record.fields().stream()
                        .mapToInt(FieldLayout::columnPosition)
                        .max()
                        .orElse(0);
        if (columns.size() < needed || (columns.size() > needed && !delimited.extraColumns())) {
            throw new FieldFault("has %d columns where %s has %d"
                    .formatted(columns.size(), byName ? "the header" : "the record " + record.name(), needed));
        }
    }

    /** The raw text of a field; the line has the record's shape. */
    String text(RecordLayout record, FieldLayout field) throws FieldFault {
        if (form instanceof LineForm.Fixed fixed) {
            return decode(record.offset(field, fixed.gap()), field.width());
        }
        return columns.get(field.hasColumnName() ? namedPlace(record, field) : field.columnPosition() - 1);
    }

    private int namedPlace(RecordLayout record, FieldLayout field) {
        Map<String, Integer> places = namesOf.getOrDefault(record.name(), Map.of());
        return field.columnNames()
                .filter(places::containsKey)
                .map(places::get)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private List<String> split() throws FieldFault {
        String text = decode(0, line.length);
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() == 1) {
                return records.get(0).toList();
            }
            throw new FieldFault("is not one record");
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw new FieldFault("has a quote that does not end, or text behind one");
        }
    }

    private String decode(int from, int length) throws FieldFault {
        try {
            return decoder.decode(ByteBuffer.wrap(line, from, length)).toString();
        } catch (CharacterCodingException e) {
            throw new FieldFault("is not " + layout.charset().name());
        }
    }
}
