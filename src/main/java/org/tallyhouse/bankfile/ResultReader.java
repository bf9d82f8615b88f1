package org.tallyhouse.bankfile;

import java.nio.file.Path;

/** Reads a bank's file of results. */
public interface ResultReader {

    /**
     * Reads the file twice: first to hold it against its own controls, then to hand its content over. So
     * nothing is handed over from a file that is refused.
     *
     * @throws org.tallyhouse.layout.FileRefused if the file is damaged, of another format, or its controls are wrong
     */
    void read(Path file, ResultHandler handler);
}
