package org.tallyhouse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Which days work: the week, and the days that differ from it. A holiday does not work; a make-up day
 * (调休) works although it falls on a weekend. A date outside the coverage is an error, never a guess.
 */
public record BusinessCalendar(
        String id,
        LocalDate coversFrom,
        LocalDate coversTo,
        Set<DayOfWeek> weekend,
        Map<LocalDate, Boolean> exceptions) {

    public BusinessCalendar {
        weekend = Set.copyOf(weekend);
        exceptions = Map.copyOf(exceptions);
        if (coversFrom.isAfter(coversTo)) {
            throw new IllegalArgumentException("calendar " + id + " covers nothing: " + coversFrom + ".." + coversTo);
        }
        if (weekend.size() == 7) {
            throw new IllegalArgumentException("calendar " + id + " has no working day in the week");
        }
    }

    /**
     * Whether the day works.
     *
     * @throws OutsideCoverage if the calendar says nothing about it
     */
    public boolean works(LocalDate day) {
        if (day.isBefore(coversFrom) || day.isAfter(coversTo)) {
            throw new OutsideCoverage(this, day);
        }
        return exceptions.getOrDefault(day, !weekend.contains(day.getDayOfWeek()));
    }

    /** The next working day after the given one. */
    public LocalDate nextAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!works(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /**
     * The day T+N: N working days after the given day; T+0 is the day itself if it works, else the next
     * working day.
     */
    public LocalDate plusWorkingDays(LocalDate day, int days) {
        LocalDate due = day;
        for (int i = 0; i < days; i++) {
            due = nextAfter(due);
        }
        return works(due) ? due : nextAfter(due);
    }

    /** A date the calendar does not cover. */
    public static final class OutsideCoverage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutsideCoverage(BusinessCalendar calendar, LocalDate day) {
            super("calendar %s covers %s to %s and says nothing about %s; extend it by set-up"
                    .formatted(calendar.id, calendar.coversFrom, calendar.coversTo, day));
        }
    }
}
