package org.tallyhouse.layout.declared.line;

import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;

/** A line that cannot be taken: where, which field, what stands there and why not; the field is empty for a whole line. */
public record LayoutFault(long line, String field, String value, String reason) {

    /** What is wrong, with its attributes; the file is not known here. */
    public Failure failure() {
        Failure told = Failure.told(FileFault.BAD_VALUE, reason).at(line);
        return field.isEmpty() ? told : told.about(field, value).behind("{field} '{value}' ");
    }

    @Override
    public String toString() {
        return failure().sentence();
    }
}
