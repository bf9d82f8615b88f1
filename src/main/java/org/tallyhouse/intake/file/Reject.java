package org.tallyhouse.intake.file;

import org.tallyhouse.failure.Failure;

/** A row that was set aside, as it is stored and reported. */
public record Reject(long line, String field, String value, RejectReason reason, String detail) {

    /** What is wrong with the row of the file it is in, which is not known here. */
    public Failure failure() {
        return Failure.told(reason, detail).at(line).about(field, value);
    }
}
