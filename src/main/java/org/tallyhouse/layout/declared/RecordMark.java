package org.tallyhouse.layout.declared;

/** How a record is told from the others; the first record of the layout that fits is the one. */
public sealed interface RecordMark {

    /** The line begins with it. */
    record Prefix(String prefix) implements RecordMark {}

    /** A field of the record holds it. */
    record FieldIs(String field, String value) implements RecordMark {}

    /** The first line behind comments and column names. */
    record FirstLine() implements RecordMark {}

    /** The last line before comments. */
    record LastLine() implements RecordMark {}

    /** Every line behind the one that begins with the marker; with column names, the marker's line has them. */
    record After(String marker) implements RecordMark {}

    /** Whatever no other record takes. */
    record Otherwise() implements RecordMark {}
}
