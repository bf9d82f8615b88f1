package org.tallyhouse.database;

/** A row that was to be changed is not there, or not in the state it was read in: somebody else was there meanwhile. */
public final class ChangedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ChangedMeanwhile(String message) {
        super(message);
    }

    /**
     * Asks that an update found the rows it was for, each as it was read.
     *
     * @param what is changed, for people
     * @throws ChangedMeanwhile if it found fewer
     */
    public static void unlessChanged(String what, long changed, long expected) {
        if (changed != expected) {
            throw new ChangedMeanwhile(
                    "%s: %d of %d rows are as they were read, somebody changed the others meanwhile; nothing is done, run it again"
                            .formatted(what, changed, expected));
        }
    }
}
