package org.tallyhouse.layout.declared.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.declared.AmountType;
import org.tallyhouse.layout.declared.DateType;
import org.tallyhouse.layout.declared.FieldFault;
import org.tallyhouse.layout.declared.FieldLayout;
import org.tallyhouse.layout.declared.FieldType;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.RecordLayout;
import org.tallyhouse.layout.declared.RecordRole;

/** Reads the fields of one line after another; the file's currency is carried from line to line. */
final class RecordReader {
    private static final String CURRENCY = "currency";

    private final Layout layout;
    private final @Nullable LocalDate date;
    private final LineTexts texts;
    private final Map<String, FieldType> datedTypes = new HashMap<>();
    private String fileCurrency;
    private long line;

    RecordReader(Layout layout, @Nullable LocalDate date) {
        this.layout = layout;
        this.date = date;
        this.texts = new LineTexts(layout);
        this.fileCurrency = layout.currency();
    }

    /** The values that could be read, and what is wrong with the others. */
    record Read(Map<String, String> values, List<LayoutFault> faults) {}

    List<String> readNames(LineReader.Line names, @Nullable RecordLayout of) throws FieldFault {
        return texts.readNames(names.bytes(), of);
    }

    void begin(LineReader.Line next) throws FieldFault {
        line = next.number();
        texts.begin(next.bytes());
    }

    LayoutFault fault(String field, String value, String reason) {
        return new LayoutFault(line, field, value, reason);
    }

    /** The text of a field, or nothing where the line has no such place. */
    String bareText(RecordLayout record, String fieldName) {
        return record.field(fieldName)
                .map(field -> {
                    try {
                        return field.bare(texts.text(record, field));
                    } catch (FieldFault | IndexOutOfBoundsException e) {
                        return "";
                    }
                })
                .orElse("");
    }

    /** @throws FieldFault if the line has not the shape of the record */
    Read read(RecordLayout record, long rowNumber) throws FieldFault {
        texts.checkShape(record);
        Map<String, String> values = new HashMap<>(record.set());
        List<LayoutFault> faults = new ArrayList<>();
        FieldType.Context context = new LineContext(record, values, rowNumber);
        // an amount may need the currency of a field behind it
        for (boolean amounts : new boolean[] {false, true}) {
            for (FieldLayout field : record.fields()) {
                if (field.type() instanceof AmountType == amounts && !(field.type() instanceof FieldType.Filler)) {
                    read(record, field, values, faults, context);
                }
            }
            if (!amounts && !values.getOrDefault(CURRENCY, "").isEmpty()) {
                fileCurrency = values.get(CURRENCY);
            }
        }
        return new Read(inOrder(record, values), faults);
    }

    private void read(
            RecordLayout record,
            FieldLayout field,
            Map<String, String> values,
            List<LayoutFault> faults,
            FieldType.Context context) {
        String bare = "";
        try {
            bare = field.bare(texts.text(record, field));
            FieldLayout dated = field.type() instanceof DateType type && !type.hasYear()
                    ? field.withType(datedTypes.computeIfAbsent(type.pattern(), pattern -> type.near(date)))
                    : field;
            values.put(field.name(), dated.read(bare, context));
        } catch (FieldFault e) {
            faults.add(fault(field.name(), bare, e.reason()));
        }
    }

    private Map<String, String> inOrder(RecordLayout record, Map<String, String> values) {
        Map<String, String> ordered = new LinkedHashMap<>();
        record.fields().stream()
                .map(FieldLayout::name)
                .filter(values::containsKey)
                .forEach(name -> ordered.put(name, values.get(name)));
        record.set().forEach(ordered::put);
        if (record.role() == RecordRole.DETAIL
                && !fileCurrency.isEmpty()
                && record.field(CURRENCY).isEmpty()) {
            ordered.putIfAbsent(CURRENCY, fileCurrency);
        }
        return ordered;
    }

    /** What the types ask about the rest of the line. */
    private final class LineContext implements FieldType.Context {
        private final RecordLayout record;
        private final Map<String, String> values;
        private final long rowNumber;

        LineContext(RecordLayout record, Map<String, String> values, long rowNumber) {
            this.record = record;
            this.values = values;
            this.rowNumber = rowNumber;
        }

        @Override
        public String text(String field) {
            return bareText(record, field);
        }

        @Override
        public String currency() {
            return record.field(CURRENCY).isPresent()
                    ? values.getOrDefault(CURRENCY, "")
                    : values.getOrDefault(CURRENCY, fileCurrency);
        }

        @Override
        public long rowNumber() {
            return rowNumber;
        }
    }
}
