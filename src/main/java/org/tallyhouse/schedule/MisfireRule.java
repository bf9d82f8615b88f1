package org.tallyhouse.schedule;

/** What becomes of a due time at which nobody could run the entry. */
public enum MisfireRule {
    /** It is run once, as soon as somebody can. */
    RUN_ONCE,
    /** It is passed over. */
    SKIP
}
