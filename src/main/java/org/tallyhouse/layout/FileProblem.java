package org.tallyhouse.layout;

/**
 * What is wrong in a file, which is named as its reader knows it. The path is a column, or the keys down to the place;
 * without one the line, or the file, is meant as a whole. The reason completes "line 3: currency 'RMB' …".
 */
public record FileProblem(String file, long line, String path, String value, String reason) {

    @Override
    public String toString() {
        String about = path.isEmpty() ? "" : path + " " + (value.isEmpty() ? "" : "'" + value + "' ");
        return "%s line %d: %s%s".formatted(file, line, about, reason);
    }
}
