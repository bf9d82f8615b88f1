package org.tallyhouse.layout.declared;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a field stands. Width is in bytes and 0 in delimited files; column is a name, or a position from 1, and empty
 * in fixed-width files; other names are those that other versions of the file give it.
 */
public record FieldPlace(int width, String column, List<String> otherNames) {

    public boolean hasColumnName() {
        return !column.isEmpty() && !Character.isDigit(column.charAt(0));
    }

    /** The names the column may have, the one that is written first. */
    public Stream<String> columnNames() {
        return Stream.concat(Stream.of(column), otherNames.stream());
    }

    /** From 1. */
    public int columnPosition() {
        return hasColumnName() ? 0 : Integer.parseInt(column);
    }
}
