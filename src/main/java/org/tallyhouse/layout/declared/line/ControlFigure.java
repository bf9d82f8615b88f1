package org.tallyhouse.layout.declared.line;

import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;

/** A control field of a file beside what the details come to. */
public record ControlFigure(String record, String field, long line, String stated, String found, String note) {

    public boolean agrees() {
        return stated.equals(found) && note.isEmpty();
    }

    /** That it does not agree; the line stands behind, as one refusal may be about several figures. */
    Failure failure() {
        String words = "{field} {expected} is not the {actual} read (line {line})";
        return FileFault.control(note.isEmpty() ? words : words + "; {cause}", record + " " + field, stated, found)
                .at(line)
                .because(note);
    }

    @Override
    public String toString() {
        return agrees()
                ? "%s %s %s agrees (line %d)".formatted(record, field, stated, line)
                : failure().sentence();
    }
}
