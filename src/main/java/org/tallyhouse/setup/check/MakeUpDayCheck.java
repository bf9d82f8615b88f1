package org.tallyhouse.setup.check;

import java.time.LocalDate;
import org.tallyhouse.setup.content.Content;
import org.tallyhouse.setup.kind.CalendarFile;
import org.tallyhouse.setup.reading.Line;
import org.tallyhouse.setup.reading.Problems;
import org.tallyhouse.setup.term.CalendarSheet;

/**
 * A make-up day falls on a weekend: on another day it is most likely a wrong date. It may also take back
 * a holiday that is stored.
 */
final class MakeUpDayCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        for (Line<CalendarSheet> line : content.calendars().lines()) {
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
