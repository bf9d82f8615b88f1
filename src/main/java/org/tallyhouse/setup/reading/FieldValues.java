package org.tallyhouse.setup.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.layout.FileProblems;

/** The fields of one line as values. A field that is wrong is a problem and has no value. */
public final class FieldValues {
    private final Map<String, Object> values = new HashMap<>();

    private FieldValues() {}

    public static FieldValues read(List<FileColumn<?>> columns, FieldSource source, FileProblems problems) {
        FieldValues fields = new FieldValues();
        columns.forEach(column -> fields.read(column, source, problems));
        return fields;
    }

    private void read(FileColumn<?> column, FieldSource source, FileProblems problems) {
        String text = column.text(source);
        if (text.isEmpty()) {
            if (column.required()) {
                problems.add(source.problem(column.name(), "", "is empty"));
            }
            return;
        }
        try {
            values.put(column.name(), column.type().parse(text, this));
        } catch (IllegalArgumentException e) {
            problems.add(source.problem(column.name(), text, String.valueOf(e.getMessage())));
        }
    }

    /** The value of a field, if there is a sound one. The column's type made it, so the cast holds. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T find(FileColumn<T> column) {
        return (T) values.get(column.name());
    }

    public <T> T get(FileColumn<T> column) {
        return Objects.requireNonNull(find(column), column.name());
    }

    public <T> T get(FileColumn<T> column, T whereEmpty) {
        return Objects.requireNonNullElse(find(column), whereEmpty);
    }
}
