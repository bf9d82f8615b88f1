package org.tallyhouse.run.people;

/** What an operator may do by hand. Looking takes none. */
public enum Role {
    /** Nights, stages, files in and out. */
    RUN,
    /** Asks for what another person approves, and freezes. */
    PROPOSE,
    /** Decides about what others asked for. */
    APPROVE,
    /** Loads a set-up. */
    SET_UP,
    /** Looks, and does nothing. */
    AUDIT
}
