package org.tallyhouse.reconciliation.breaks;

import org.tallyhouse.layout.FileFacts;

/** What the journals of decisions about breaks are named by. */
final class BreakSource {
    private static final int LONGEST_ID = 100;
    private static final int HASHED = 17;

    private BreakSource() {}

    static String resolved(String breakId) {
        return "resolve/" + fitting(breakId, LONGEST_ID);
    }

    static String undone(String breakId) {
        return "undo/" + fitting(breakId, LONGEST_ID);
    }

    /** A long id is cut and told apart by its hash. */
    static String fitting(String breakId, int longest) {
        return breakId.length() <= longest
                ? breakId
                : breakId.substring(0, longest - HASHED) + "-"
                        + FileFacts.sha256(breakId).substring(0, HASHED - 1);
    }
}
