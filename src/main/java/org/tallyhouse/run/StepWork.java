package org.tallyhouse.run;

/** What a step does, commit by commit. */
@FunctionalInterface
public interface StepWork {

    /**
     * Does the work of one commit, inside its transaction.
     *
     * @return whether there is more to do
     */
    boolean commit(StepState state);
}
