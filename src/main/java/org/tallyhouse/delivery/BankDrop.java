package org.tallyhouse.delivery;

import java.nio.file.Path;

/** A place where a bank fetches files. Whoever puts a file and its {@code .ok} file puts the latter last. */
public interface BankDrop {

    /**
     * Puts a file there under a name, whole or not at all. The same bytes under a name that is there
     * already change nothing, so a run that was killed is simply run again.
     *
     * @throws DropFailed if it cannot be put, the name is no plain file name, or other bytes are there
     *     under it
     */
    void put(Path file, String name);
}
