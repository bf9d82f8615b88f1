package org.tallyhouse.delivery;

/**
 * What a drop asks before it puts a file: whoever puts may have been frozen meanwhile, and another may have put the file
 * and the bank fetched it. A refusal is an exception, which a drop lets through after it has removed what nobody sees.
 */
public interface PutGuard {

    /** Part of the name the bytes have until they are whole; nobody knows it before, so nothing can be planted there. */
    String mark();

    /** Asked before the first byte goes; not asked where the file is there already. */
    void beforePut();

    /** Asked immediately before the file gets its name: from then on it may be there, whatever happens. */
    void beforeRename();

    /** The file did not get its name after all: the bytes are still under the other one. */
    void renameRefused();
}
