package org.tallyhouse.run;

/** How a run ended, and what an operator is told. */
public record RunResult(Outcome outcome, String message) {

    /** The ends a run can have, each with its exit code. */
    public enum Outcome {
        DONE(0),
        ALREADY_DONE(0),
        FAILED(1),
        NEEDS_A_PERSON(3),
        HELD_ELSEWHERE(6),
        INPUT_NOT_THERE(75);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }
}
