package org.tallyhouse.failure;

/** Why something failed: an enum is the closed set of one kind of failure, its names are what programs look at. */
public interface FailureReason {
    String name();

    /** A failure for this reason; what the words may name, {@link Failure} tells. */
    default Failure says(String words) {
        return new Failure(this, words, "", 0, "", "", "", "", "", "");
    }
}
