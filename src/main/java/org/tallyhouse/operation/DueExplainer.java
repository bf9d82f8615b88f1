package org.tallyhouse.operation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.operation.ExplainMapper.TransactionRow;

/** Says when a transaction is due, and by which working days that was counted. */
final class DueExplainer {
    private final Calendars calendars;

    DueExplainer(Calendars calendars) {
        this.calendars = calendars;
    }

    String due(TransactionRow row) {
        SettlementTerms terms = row.terms();
        if (terms.isOnDemand()) {
            return "when it is asked for (%s)".formatted(terms);
        }
        BusinessCalendar calendar = calendars.get(row.settlementCalendar());
        try {
            LocalDate due = terms.dueOn(row.businessDate(), calendar);
            return "%s (%s%s)".formatted(due, terms, terms.basis() == 'T' ? counted(row, due, calendar) : "");
        } catch (OutsideCoverage e) {
            return "not known: " + e.getMessage();
        }
    }

    /** The working days after the business date, through the one on which it is due. */
    private static String counted(TransactionRow row, LocalDate due, BusinessCalendar calendar) {
        List<String> days = new ArrayList<>();
        for (LocalDate day = row.businessDate(); day.isBefore(due); ) {
            day = calendar.nextAfter(day);
            days.add(day.toString());
        }
        return days.isEmpty()
                ? "; a working day of " + calendar.id()
                : "; %s counts %d working day%s after %s: %s"
                        .formatted(
                                calendar.id(),
                                days.size(),
                                days.size() == 1 ? "" : "s",
                                row.businessDate(),
                                String.join(", ", days));
    }
}
