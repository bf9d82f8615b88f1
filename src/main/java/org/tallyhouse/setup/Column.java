package org.tallyhouse.setup;

/** A field of a file: its name, whether it must be filled, whether the header must have it, and its type. */
record Column<T>(String name, boolean required, boolean inHeader, FieldType<T> type) {

    static <T> Column<T> required(String name, FieldType<T> type) {
        return new Column<>(name, true, true, type);
    }

    static <T> Column<T> optional(String name, FieldType<T> type) {
        return new Column<>(name, false, true, type);
    }

    /** One that files written before it was known do not have. */
    static <T> Column<T> added(String name, FieldType<T> type) {
        return new Column<>(name, false, false, type);
    }
}
