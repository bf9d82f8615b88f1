package org.tallyhouse.operation.explain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.calendar.Calendars;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.operation.explain.ExplainMapper.TransactionRow;

/** Says when a transaction is due, and by which working days that was counted. */
public final class DueExplainer {
    private final ExplainMapper mapper;
    private final Calendars calendars;

    public DueExplainer(ExplainMapper mapper, Calendars calendars) {
        this.mapper = mapper;
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
            return "%s (%s%s)%s"
                    .formatted(due, terms, terms.basis() == 'T' ? counted(row, due, calendar) : "", moved(row, due));
        } catch (OutsideCoverage e) {
            return "not known: " + e.getMessage();
        }
    }

    /** A due date on which the merchant's bank moves no money is settled on the next one that works in both. */
    private String moved(TransactionRow row, LocalDate due) {
        String ofBank = mapper.payingCalendar(row.merchantId(), row.currency(), due);
        if (ofBank == null) {
            return "";
        }
        BusinessCalendar both = calendars.get(BusinessCalendar.nameOfBoth(row.settlementCalendar(), ofBank));
        LocalDate settled = both.plusWorkingDays(due, 0);
        return settled.equals(due) ? "" : ", settled on %s, the next day of %s".formatted(settled, both.id());
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
