package org.tallyhouse.setup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.merchant.Merchant;

/** A merchant's calendar covers what its terms ask for on the next night; else that night would stop. */
final class SettlementTermsCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        LocalDate night = content.startDate();
        if (night == null) {
            return;
        }
        Map<List<Object>, Boolean> enough = new HashMap<>();
        for (Line<Merchant> line : content.merchants().lines()) {
            String calendarId = line.value().settlementCalendar();
            BusinessCalendar calendar = calendar(line, content, problems);
            SettlementTerms terms = line.value().terms();
            if (calendar != null
                    && !enough.computeIfAbsent(List.of(calendarId, terms), key -> covers(calendar, terms, night))) {
                String reason = "covers %s to %s, too little to settle %s on %s";
                problems.add(
                        line,
                        "settlement_calendar",
                        calendarId,
                        reason.formatted(calendar.coversFrom(), calendar.coversTo(), terms, night));
            }
        }
    }

    /** Null if it is not there, which is told elsewhere, or if those named together have nothing in common. */
    private static @Nullable BusinessCalendar calendar(Line<Merchant> line, Content content, Problems problems) {
        List<BusinessCalendar> calendars = new ArrayList<>();
        for (String id : BusinessCalendar.idsIn(line.value().settlementCalendar())) {
            CalendarSheet sheet = content.calendars().find(id);
            if (sheet == null) {
                return null;
            }
            calendars.add(sheet.calendar());
        }
        try {
            return calendars.size() == 1 ? calendars.get(0) : BusinessCalendar.together(calendars);
        } catch (IllegalArgumentException e) {
            problems.add(
                    line, "settlement_calendar", line.value().settlementCalendar(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static boolean covers(BusinessCalendar calendar, SettlementTerms terms, LocalDate night) {
        try {
            terms.dueThrough(night, calendar);
            return true;
        } catch (OutsideCoverage e) {
            return false;
        }
    }
}
