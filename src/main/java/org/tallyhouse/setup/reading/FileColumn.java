package org.tallyhouse.setup.reading;

/**
 * A field of a file: its name, whether it must be filled, whether the header must name it, its type, and the
 * text that an empty field stands for.
 */
public record FileColumn<T>(String name, boolean required, boolean inHeader, FieldType<T> type, String whereEmpty) {

    public static <T> FileColumn<T> required(String name, FieldType<T> type) {
        return new FileColumn<>(name, true, true, type, "");
    }

    public static <T> FileColumn<T> optional(String name, FieldType<T> type) {
        return new FileColumn<>(name, false, true, type, "");
    }

    /** A file whose header lacks it is as good as one that leaves it empty everywhere. */
    public static <T> FileColumn<T> extra(String name, FieldType<T> type) {
        return extra(name, type, "");
    }

    public static <T> FileColumn<T> extra(String name, FieldType<T> type, String whereEmpty) {
        return new FileColumn<>(name, false, false, type, whereEmpty);
    }

    String text(FieldSource source) {
        String text = source.text(name);
        return text.isEmpty() ? whereEmpty : text;
    }
}
