package org.tallyhouse.bankfile;

import org.jspecify.annotations.Nullable;

/** What a first or second look at a file of statements comes across. */
public interface StatementEvents {
    void open(StatementHead head);

    void entry(StatementEntry entry);

    /**
     * @param closing null where the bank states none
     * @param interim whether it is that of a page which another follows
     */
    void close(long line, @Nullable StatementBalance closing, boolean interim);
}
