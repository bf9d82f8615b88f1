package org.tallyhouse.layout.declared.line;

/** A line that cannot be taken: where, which field, what stands there and why not; the field is empty for a whole line. */
public record LayoutFault(long line, String field, String value, String reason) {

    @Override
    public String toString() {
        String about = field.isEmpty() ? "" : field + " '" + value + "' ";
        return "line %d: %s%s".formatted(line, about, reason);
    }
}
