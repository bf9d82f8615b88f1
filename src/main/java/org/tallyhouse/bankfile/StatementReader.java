package org.tallyhouse.bankfile;

import java.nio.file.Path;

/** Reads a bank's file of statements. */
public interface StatementReader {

    /**
     * Reads the file twice: first to see which of its statements foot, then to hand those over. One that does not
     * is set aside, and the others are handed over.
     *
     * @throws org.tallyhouse.layout.FileRefused if the file is damaged or of another format, or none of its
     *     statements foots
     */
    void read(Path file, StatementHandler handler);
}
