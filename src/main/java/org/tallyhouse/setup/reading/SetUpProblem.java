package org.tallyhouse.setup.reading;

/**
 * What is wrong in a set-up folder. The file is relative to the folder; an empty field means the line, or
 * the file, as a whole. The reason completes "line 3: currency 'RMB' …".
 */
public record SetUpProblem(String file, long line, String field, String value, String reason) {

    @Override
    public String toString() {
        String about = field.isEmpty() ? "" : field + " " + (value.isEmpty() ? "" : "'" + value + "' ");
        return "%s line %d: %s%s".formatted(file, line, about, reason);
    }
}
