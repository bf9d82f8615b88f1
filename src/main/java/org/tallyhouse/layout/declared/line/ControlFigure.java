package org.tallyhouse.layout.declared.line;

/** A control field of a file beside what the details come to. */
public record ControlFigure(String record, String field, long line, String stated, String found, String note) {

    public boolean agrees() {
        return stated.equals(found) && note.isEmpty();
    }

    @Override
    public String toString() {
        return agrees()
                ? "%s %s %s agrees (line %d)".formatted(record, field, stated, line)
                : "%s %s %s is not the %s read (line %d)%s"
                        .formatted(record, field, stated, found, line, note.isEmpty() ? "" : "; " + note);
    }
}
