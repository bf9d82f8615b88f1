package org.tallyhouse.setup.reading;

/** A line of a file, or a mapping in it, whose fields are read by name. */
public interface FieldSource {
    String file();

    /** Where it begins. */
    long line();

    /** The trimmed text of a field; empty where the file gives none. */
    String text(String field);

    /** A problem of a field, at the field's own line where that is known. */
    default SetUpProblem problem(String field, String value, String reason) {
        return new SetUpProblem(file(), line(), field, value, reason);
    }
}
