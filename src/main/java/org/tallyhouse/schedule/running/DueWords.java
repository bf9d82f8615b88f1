package org.tallyhouse.schedule.running;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A command for whatever is due, {@code nightly --due [--at-most N]}, which the schedule gives date by date: so each date
 * waits for its own inputs, and people are told of each.
 */
record DueWords(List<String> words) {
    private static final String DUE = "--due";
    private static final String MOST = "--at-most";
    private static final int USUAL_MOST = 10;

    boolean isDateByDate() {
        return words.contains(DUE);
    }

    /** How many dates one run takes. */
    int most() {
        int option = words.indexOf(MOST);
        return option < 0 || option + 1 >= words.size() ? USUAL_MOST : Integer.parseInt(words.get(option + 1));
    }

    /** The same command for one date. */
    List<String> on(LocalDate date) {
        List<String> own = new ArrayList<>(words);
        int option = own.indexOf(MOST);
        if (option >= 0) {
            own.subList(option, Math.min(option + 2, own.size())).clear();
        }
        int due = own.indexOf(DUE);
        own.set(due, "--date");
        own.add(due + 1, date.toString());
        return own;
    }
}
