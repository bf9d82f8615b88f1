package org.tallyhouse.run;

/** Sees how the steps of a run go on. */
public interface StepWatcher {

    default void started(String step) {}

    /** The work of a commit is done, and it is about to be committed. */
    default void committing(String step) {}

    /** A commit was made; total is 0 if the step does not know how much there is. */
    default void committed(String step, long done, long total) {}

    default void ended(String step, long done, boolean completed) {}
}
