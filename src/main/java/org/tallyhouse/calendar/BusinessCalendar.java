package org.tallyhouse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    private static final String SEPARATOR = "+";

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
     * Calendars together, as {@code CN+US}: a day works if it works in all of them, and they cover what all cover.
     *
     * @throws IllegalArgumentException if no date, or no day of the week, is common to them
     */
    public static BusinessCalendar together(List<BusinessCalendar> calendars) {
        String id = calendars.stream().map(BusinessCalendar::id).collect(Collectors.joining(SEPARATOR));
        LocalDate from = calendars.stream()
                .map(BusinessCalendar::coversFrom)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate to = calendars.stream()
                .map(BusinessCalendar::coversTo)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("calendars " + id + " have no date in common");
        }
        Map<LocalDate, Boolean> days = from.datesUntil(to.plusDays(1))
                .collect(Collectors.toMap(
                        day -> day, day -> calendars.stream().allMatch(calendar -> calendar.works(day))));
        if (!days.containsValue(true)) {
            throw new IllegalArgumentException("calendars " + id + " have no working day in common");
        }
        return new BusinessCalendar(id, from, to, Set.of(), days);
    }

    /** The ids in the name of calendars together; one alone is itself. */
    public static List<String> idsIn(String name) {
        return List.of(name.split(Pattern.quote(SEPARATOR)));
    }

    /**
     * Whether the day works.
     *
     * @throws OutsideCoverage if the calendar says nothing about it
     */
    public boolean works(LocalDate day) {
        if (!covers(day)) {
            throw new OutsideCoverage(this, day);
        }
        return exceptions.getOrDefault(day, !weekend.contains(day.getDayOfWeek()));
    }

    /** Whether the calendar says anything about the day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(coversFrom) && !day.isAfter(coversTo);
    }

    /** The name of the calendars of two names together, each once; one alone if the other is empty. */
    public static String nameOfBoth(String one, String other) {
        return Stream.concat(idsIn(one).stream(), idsIn(other).stream())
                .filter(id -> !id.isEmpty())
                .distinct()
                .collect(Collectors.joining(SEPARATOR));
    }

    /** The given day if it works, else the last working day before it. */
    public LocalDate lastThrough(LocalDate day) {
        LocalDate last = day;
        while (!works(last)) {
            last = last.minusDays(1);
        }
        return last;
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
