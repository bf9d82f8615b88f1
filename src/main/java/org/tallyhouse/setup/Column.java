package org.tallyhouse.setup;

/** A field of a file: its name, whether it must be filled, whether the header may lack it, and its type. */
record Column<T>(String name, boolean required, boolean mayLack, FieldType<T> type) {

    static <T> Column<T> required(String name, FieldType<T> type) {
        return new Column<>(name, true, false, type);
    }

    static <T> Column<T> optional(String name, FieldType<T> type) {
        return new Column<>(name, false, false, type);
    }

    /** One that a file without it in its header leaves empty in every row. */
    static <T> Column<T> extra(String name, FieldType<T> type) {
        return new Column<>(name, false, true, type);
    }
}
