package org.tallyhouse.malformed;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.tallyhouse.failure.Failure;

/**
 * One of the readers of the suite.
 *
 * @param name the folder of its malformed files
 * @param file the name that the file to be read has
 * @param good what it reads without a word
 */
record SuiteReader(String name, String file, byte[] good, Read read) {

    /** Reads a file, and tells what it sets aside. What it hands over counts only if it returns. */
    interface Read {
        void read(Path file, Consumer<Failure> setAside) throws Exception;
    }

    byte[] bytes() {
        return good.clone();
    }

    @Override
    public String toString() {
        return name;
    }
}
