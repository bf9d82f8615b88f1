package org.tallyhouse.failure;

/** Why a command or a run failed, where nothing closer to it has a reason of its own. */
public enum CommandFault implements FailureReason {
    /** What was asked for does not exist or makes no sense. */
    WRONG_USE,
    /** It has not arrived yet; trying again later is the right answer. */
    INPUT_NOT_THERE,
    BROKEN_INVARIANT,
    DATABASE_NOT_REACHED,
    FAILED
}
