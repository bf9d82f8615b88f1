package org.tallyhouse.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that runs by the clock: a command of the command line.
 *
 * @param line where it stands in the file
 * @param words the command, as {@code run.sh} is given it
 * @param times when it is due; none yet where that is before a bank's cut-off
 * @param calendar on whose working days it is due; empty for every day
 * @param tryAgain null for once only
 */
public record ScheduleEntry(
        String name,
        long line,
        List<String> words,
        EntryTimes times,
        @Nullable BeforeCutOff beforeCutOff,
        String calendar,
        AwaitedInputs waitsFor,
        @Nullable TryAgain tryAgain,
        MisfireRule misfire) {

    public ScheduleEntry {
        words = List.copyOf(words);
    }

    /** The same entry, due before the cut-off of its bank. */
    ScheduleEntry dueBy(BeforeCutOff.CutOffTerms terms, BeforeCutOff before) {
        return new ScheduleEntry(
                name,
                line,
                words,
                before.times(terms),
                null,
                calendar.isEmpty() ? terms.calendar() : calendar,
                waitsFor,
                tryAgain,
                misfire);
    }

    /** Whether it names something of the set-up. */
    public boolean asksTheBooks() {
        return beforeCutOff != null || !calendar.isEmpty() || !waitsFor.isNothing();
    }

    public String command() {
        return String.join(" ", words);
    }
}
