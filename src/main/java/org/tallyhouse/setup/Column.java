package org.tallyhouse.setup;

/** A field of a file: its name, whether it must be filled, and its type. */
record Column<T>(String name, boolean required, FieldType<T> type) {

    static <T> Column<T> required(String name, FieldType<T> type) {
        return new Column<>(name, true, type);
    }

    static <T> Column<T> optional(String name, FieldType<T> type) {
        return new Column<>(name, false, type);
    }
}
