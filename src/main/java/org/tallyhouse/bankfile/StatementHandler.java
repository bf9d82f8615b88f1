package org.tallyhouse.bankfile;

/** Takes in the statements of a file that foot, in the file's order. */
public interface StatementHandler {

    /** A statement begins. */
    void open(StatementHead head, StatementBalance opening);

    /** An entry of it, or one of the details a batched entry is made of. */
    void entry(StatementEntry entry);

    /** The statement ends; interim: a page of it, which another follows. */
    void close(long line, StatementBalance closing, boolean interim);

    /** A statement that does not foot; nothing else of it is handed over. */
    void setAside(StatementHead head, String reason);
}
