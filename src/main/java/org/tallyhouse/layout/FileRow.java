package org.tallyhouse.layout;

import java.util.Map;

/** One data row of a file: its line number (of its first line; the header is 1) and its fields by column. */
public record FileRow(long line, Map<String, String> fields) {

    /** The trimmed field; empty when the file leaves it empty. */
    public String get(String column) {
        return fields.getOrDefault(column, "").trim();
    }
}
