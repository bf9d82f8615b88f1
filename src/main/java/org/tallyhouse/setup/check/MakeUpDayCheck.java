package org.tallyhouse.setup.check;

import java.time.LocalDate;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.kind.CalendarFile;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.CalendarSheet;

/**
 * A make-up day falls on a weekend: on another day it is most likely a wrong date. It may also take back
 * a holiday that is stored.
 */
final class MakeUpDayCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        for (FileLine<CalendarSheet> line : content.calendars().lines()) {
            CalendarSheet stored = content.calendars().storedAs(line.value());
            line.value().days().forEach((date, day) -> {
                boolean isStored = stored != null && stored.days().containsKey(date);
                if (day.working() && !isStored && !isWeekend(line.value(), date)) {
                    problems.add(line, CalendarFile.dateField(day), date.toString(), "does not fall on a weekend");
                }
            });
        }
    }

    private static boolean isWeekend(CalendarSheet sheet, LocalDate date) {
        return sheet.weekend().contains(date.getDayOfWeek());
    }
}
