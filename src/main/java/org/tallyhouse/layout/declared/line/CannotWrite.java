package org.tallyhouse.layout.declared.line;

import java.util.Locale;

/** A value that does not fit its field; the file is not written. */
public final class CannotWrite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotWrite(String layout, String record, long row, String field, String value, String reason) {
        super(String.format(
                Locale.ROOT,
                "a file of the layout %s cannot be written: %s%s, %s '%s' %s",
                layout,
                record,
                row > 0 ? " " + row : "",
                field,
                value,
                reason));
    }
}
