package org.tallyhouse.database;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as LOAD DATA reads them: a line each, fields between tabs, with backslashes before what is not meant so. */
final class LoadedRows {
    private LoadedRows() {}

    static <T> InputStream text(BulkTable<T> table, List<T> rows) {
        StringBuilder text = new StringBuilder(rows.size() * 64);
        List<BulkColumn<T>> columns = table.columns();
        for (T row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    text.append('\t');
                }
                append(text, columns.get(i).value().apply(row));
            }
            text.append('\n');
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String field) {
            escape(text, field);
        } else if (value instanceof Boolean flag) {
            text.append(flag ? '1' : '0');
        } else {
            text.append(value);
        }
    }

    private static void escape(StringBuilder text, String field) {
        int from = 0;
        for (int i = 0; i < field.length(); i++) {
            String escaped = escaped(field.charAt(i));
            if (escaped != null) {
                text.append(field, from, i).append(escaped);
                from = i + 1;
            }
        }
        text.append(field, from, field.length());
    }

    private static @Nullable String escaped(char character) {
        return switch (character) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\0' -> "\\0";
            default -> null;
        };
    }
}
