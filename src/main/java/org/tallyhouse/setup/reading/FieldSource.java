package org.tallyhouse.setup.reading;

/** A line of a file, or a mapping in it, whose fields are read by name. */
public interface FieldSource extends FieldPlace {

    /** The trimmed text of a field; empty where the file gives none. */
    String text(String field);
}
