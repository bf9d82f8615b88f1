package org.tallyhouse.setup.term;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallyhouse.calendar.BusinessCalendar;

/** A calendar with the names that people read. */
public record CalendarSheet(
        String calendarId,
        String name,
        LocalDate coversFrom,
        LocalDate coversTo,
        SortedSet<DayOfWeek> weekend,
        SortedMap<LocalDate, Day> days) {

    /** A day that differs from the week. */
    public record Day(boolean working, String name) {

        @Override
        public String toString() {
            return (working ? "working day " : "holiday ") + name;
        }
    }

    public CalendarSheet {
        weekend = Collections.unmodifiableSortedSet(new TreeSet<>(weekend));
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** @throws IllegalArgumentException if it is no calendar */
    public BusinessCalendar calendar() {
        return new BusinessCalendar(
                calendarId,
                coversFrom,
                coversTo,
                weekend,
                days.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, day -> day.getValue().working())));
    }

    /** Names of days of the week, comma separated. */
    public String weekendDays() {
        return weekend.stream().map(DayOfWeek::name).collect(Collectors.joining(","));
    }
}
