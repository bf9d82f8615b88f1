package org.tallyhouse.layout.declared;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record. Width is in bytes and 0 in delimited files; column is a name, or a position from 1,
 * and empty in fixed-width files; other names are those that other versions of the file give it; max is in
 * characters, 0 for no limit.
 */
public record FieldLayout(
        String name,
        FieldType type,
        int width,
        String column,
        List<String> otherNames,
        boolean alignRight,
        char pad,
        String stripPrefix,
        String stripSuffix,
        boolean required,
        int max,
        boolean cut,
        boolean mask,
        @Nullable ControlTotal control) {

    public FieldLayout asRequired() {
        return new FieldLayout(
                name,
                type,
                width,
                column,
                otherNames,
                alignRight,
                pad,
                stripPrefix,
                stripSuffix,
                true,
                max,
                cut,
                mask,
                control);
    }

    public FieldLayout withType(FieldType other) {
        return new FieldLayout(
                name,
                other,
                width,
                column,
                otherNames,
                alignRight,
                pad,
                stripPrefix,
                stripSuffix,
                required,
                max,
                cut,
                mask,
                control);
    }

    /** Whether its value comes from the caller, not from the layout. */
    public boolean isGiven() {
        return control == null
                && !(type instanceof FieldType.Constant
                        || type instanceof FieldType.RowNumber
                        || type instanceof FieldType.Filler);
    }

    public boolean hasColumnName() {
        return !column.isEmpty() && !Character.isDigit(column.charAt(0));
    }

    /** The names the column may have, the one that is written first. */
    public Stream<String> columnNames() {
        return Stream.concat(Stream.of(column), otherNames.stream());
    }

    /** From 1. */
    public int columnPosition() {
        return hasColumnName() ? 0 : Integer.parseInt(column);
    }

    /** The text without what only fills or marks it. */
    public String bare(String raw) {
        String text = withoutPad(raw).trim();
        if (!stripPrefix.isEmpty() && text.startsWith(stripPrefix)) {
            text = text.substring(stripPrefix.length());
        }
        if (!stripSuffix.isEmpty() && text.endsWith(stripSuffix)) {
            text = text.substring(0, text.length() - stripSuffix.length());
        }
        return text.trim();
    }

    /** The zeros before a figure are part of it: 0000 is a zero, not nothing. */
    private String withoutPad(String raw) {
        if (width == 0 || (pad == '0' && type.isFigure())) {
            return raw;
        }
        int from = 0;
        int to = raw.length();
        while (alignRight && from < to && raw.charAt(from) == pad) {
            from++;
        }
        while (!alignRight && to > from && raw.charAt(to - 1) == pad) {
            to--;
        }
        return raw.substring(from, to);
    }

    /** The value of a bare text, in the form the rest of the suite reads; empty for nothing. */
    public String read(String bare, FieldType.Context context) throws FieldFault {
        if (bare.isEmpty()) {
            if (required) {
                throw new FieldFault("is empty");
            }
            return "";
        }
        if (max > 0 && bare.codePointCount(0, bare.length()) > max) {
            throw new FieldFault(String.format(Locale.ROOT, "has more than %d characters", max));
        }
        return type.read(bare, context);
    }
}
