package org.tallyhouse.delivery;

/** A place where a bank fetches files. Whoever puts a file and its {@code .ok} file puts the latter last. */
public interface BankDrop {

    /**
     * Puts a file there, whole or not at all. The recorded bytes under its name change nothing, and then the guard is
     * not asked.
     *
     * @throws DropFailed if it cannot be put, the name is no plain file name, other bytes than the recorded ones are
     *     there under it, or are here
     */
    void put(FileToPut file, PutGuard guard);

    /**
     * Takes the bytes of an unfinished put away, so that nobody can give them their name any more.
     *
     * @param mark that of its guard
     * @return true if they were there: then that put has shown nothing and never will; false says nothing
     * @throws DropFailed if nobody can tell
     */
    boolean withdraw(String name, String mark);
}
