package org.tallyhouse.setup.check;

import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.setup.content.Content;
import org.tallyhouse.setup.reading.Line;
import org.tallyhouse.setup.reading.Problems;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.Institution;

/** The first business date is one: the business calendar is there and says so. */
final class InstitutionCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        for (Line<Institution> line : content.institution().lines()) {
            String calendar = line.value().businessCalendar();
            CalendarSheet sheet = content.calendars().find(calendar);
            if (sheet != null) {
                requireBusinessDate(line, sheet, problems);
            } else if (!content.calendars().knows(calendar)) {
                problems.add(line, "business_calendar", calendar, "is no calendar");
            }
        }
    }

    private static void requireBusinessDate(Line<Institution> line, CalendarSheet sheet, Problems problems) {
        String date = line.value().firstBusinessDate().toString();
        try {
            if (!sheet.calendar().works(line.value().firstBusinessDate())) {
                problems.add(line, "first_business_date", date, "does not work in calendar " + sheet.calendarId());
            }
        } catch (OutsideCoverage e) {
            problems.add(
                    line, "first_business_date", date, "is outside of what calendar " + sheet.calendarId() + " covers");
        }
    }
}
