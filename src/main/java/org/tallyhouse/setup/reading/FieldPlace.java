package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.FileProblem;

/** Where a file says something; what it says there need not be kept for it. */
public interface FieldPlace {
    String file();

    /** Where it begins. */
    long line();

    /** A problem of a field, at the field's own line where that is known. */
    default FileProblem problem(String field, String value, String reason) {
        return new FileProblem(file(), line(), field, value, reason);
    }
}
