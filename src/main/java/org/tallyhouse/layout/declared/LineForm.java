package org.tallyhouse.layout.declared;

import org.jspecify.annotations.Nullable;

/** How the fields of a line are told apart. */
public sealed interface LineForm {

    /** By a separator; quote is null where the file quotes nothing; names says that a first line has column names. */
    record Delimited(char separator, @Nullable Character quote, boolean names, boolean extraColumns)
            implements LineForm {}

    /** By widths in bytes of the charset, with or without one byte between two fields. */
    record Fixed(@Nullable Character between) implements LineForm {

        public int gap() {
            return between == null ? 0 : 1;
        }
    }
}
