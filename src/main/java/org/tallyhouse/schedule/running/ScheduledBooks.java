package org.tallyhouse.schedule.running;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.schedule.AwaitedInputs;

/** What the schedule asks the books. */
public interface ScheduledBooks {

    /** The business date a command would run for now; null if it is for none. */
    @Nullable LocalDate dateOf(List<String> words);

    /** What has not come yet, for people: "the bill of cardnet". */
    List<String> missing(AwaitedInputs awaited, LocalDate businessDate);

    /** @throws IllegalArgumentException if there is no such calendar */
    BusinessCalendar calendar(String name);
}
