package org.tallyhouse.setup.check;

import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.CalendarSheet;
import org.tallyhouse.setup.term.Institution;

/** The first business date is one: the business calendar is there and says so. */
final class InstitutionCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        for (FileLine<Institution> line : content.institution().lines()) {
            String calendar = line.value().businessCalendar();
            CalendarSheet sheet = content.calendars().find(calendar);
            if (sheet != null) {
                requireBusinessDate(line, sheet, problems);
            } else if (!content.calendars().knows(calendar)) {
                problems.add(line, "business_calendar", calendar, "is no calendar");
            }
        }
    }

    private static void requireBusinessDate(FileLine<Institution> line, CalendarSheet sheet, SetUpProblems problems) {
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
