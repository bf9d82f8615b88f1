package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.FileProblem;

/** A line of a file, or a mapping in it, whose fields are read by name. */
public interface FieldSource {
    String file();

    /** Where it begins. */
    long line();

    /** The trimmed text of a field; empty where the file gives none. */
    String text(String field);

    /** A problem of a field, at the field's own line where that is known. */
    default FileProblem problem(String field, String value, String reason) {
        return new FileProblem(file(), line(), field, value, reason);
    }
}
