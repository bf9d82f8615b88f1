package org.tallyhouse.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that runs by the clock: a command of the command line.
 *
 * @param line where it stands in the file
 * @param words the command, as {@code run.sh} is given it
 * @param times when it is due
 * @param calendar on whose working days it is due; empty for every day
 * @param tryAgain null for once only
 */
public record ScheduleEntry(
        String name,
        long line,
        List<String> words,
        EntryTimes times,
        String calendar,
        AwaitedInputs waitsFor,
        @Nullable TryAgain tryAgain,
        MisfireRule misfire) {

    public ScheduleEntry {
        words = List.copyOf(words);
    }

    public String command() {
        return String.join(" ", words);
    }
}
