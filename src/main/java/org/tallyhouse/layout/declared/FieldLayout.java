package org.tallyhouse.layout.declared;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field of a record; max is in characters, 0 for no limit. */
public record FieldLayout(
        String name,
        FieldType type,
        FieldPlace place,
        FieldFill fill,
        boolean required,
        int max,
        boolean cut,
        boolean mask,
        @Nullable ControlTotal control) {

    public FieldLayout asRequired() {
        return new FieldLayout(name, type, place, fill, true, max, cut, mask, control);
    }

    public FieldLayout withType(FieldType other) {
        return new FieldLayout(name, other, place, fill, required, max, cut, mask, control);
    }

    /** Whether its value comes from the caller, not from the layout. */
    public boolean isGiven() {
        return control == null
                && !(type instanceof FieldType.Constant
                        || type instanceof FieldType.RowNumber
                        || type instanceof FieldType.Filler);
    }

    /** The text without what only fills or marks it. The zeros before a figure are part of it: 0000 is a zero, not nothing. */
    public String bare(String raw) {
        boolean padded = place.width() > 0 && !(fill.pad() == '0' && type.isFigure());
        return fill.strip(padded ? fill.withoutPad(raw) : raw);
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
