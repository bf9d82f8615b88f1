package org.tallyhouse.operation.running;

import org.tallyhouse.failure.FailureReason;

/** What is wrong with a run card. */
enum KnobFault implements FailureReason {
    /** A file that nobody reads. */
    UNKNOWN_CARD,
    UNKNOWN_KNOB,
    WRONG_KNOB
}
