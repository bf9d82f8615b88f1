package org.tallyhouse.schedule.running;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.schedule.AwaitedInputs;
import org.tallyhouse.schedule.BeforeCutOff.CutOffTerms;
import org.tallyhouse.schedule.ScheduleEntry;

/** What the schedule asks the books. */
public interface ScheduledBooks {

    /** The business date a command would run for now; null if it is for none. */
    @Nullable LocalDate dateOf(List<String> words);

    /** What has not come yet, for people: "the bill of cardnet". */
    List<String> missing(AwaitedInputs awaited, LocalDate businessDate);

    /** Which of the channels and banks awaited are not in the set-up. */
    List<String> unknown(AwaitedInputs awaited);

    /** @throws IllegalArgumentException if there is no such calendar */
    BusinessCalendar calendar(String name);

    /** Empty if the bank, or its terms, have no cut-off. */
    Optional<CutOffTerms> cutOff(String bankId);

    /**
     * On which days an entry is due. Its calendar is looked up when a day is asked about, as a set-up may extend it while a
     * scheduler runs. A day that the calendar does not cover works: the command says what is wrong with it.
     */
    default Predicate<LocalDate> works(ScheduleEntry entry) {
        if (entry.calendar().isEmpty()) {
            return day -> true;
        }
        return day -> {
            BusinessCalendar calendar = calendar(entry.calendar());
            return !calendar.covers(day) || calendar.works(day);
        };
    }
}
