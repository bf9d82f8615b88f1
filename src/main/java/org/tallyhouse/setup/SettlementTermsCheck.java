package org.tallyhouse.setup;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            CalendarSheet sheet = content.calendars().find(calendarId);
            SettlementTerms terms = line.value().terms();
            if (sheet != null
                    && !enough.computeIfAbsent(
                            List.of(calendarId, terms), key -> covers(sheet.calendar(), terms, night))) {
                String reason = "covers %s to %s, too little to settle %s on %s";
                problems.add(
                        line,
                        "settlement_calendar",
                        calendarId,
                        reason.formatted(sheet.coversFrom(), sheet.coversTo(), terms, night));
            }
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
