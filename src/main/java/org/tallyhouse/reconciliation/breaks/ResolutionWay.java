package org.tallyhouse.reconciliation.breaks;

/** How a person ends a break; each takes its amount out of suspense. */
public enum ResolutionWay {
    /** The channel is right: what we count too much is a cost, or a difference we bear. */
    ACCEPT_THEIRS,
    /** We are right: the channel owes it, the amount goes back to the receivable. */
    ACCEPT_OURS,
    /** Somebody else bears it: an account that is named. */
    ADJUST,
    /** Not worth anybody's time; within the limit agreed. */
    WRITE_OFF
}
