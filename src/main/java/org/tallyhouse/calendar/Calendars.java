package org.tallyhouse.calendar;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.tallyhouse.calendar.CalendarMapper.CalendarDay;
import org.tallyhouse.calendar.CalendarMapper.CalendarRow;

/** The calendars of the set-up, each read once per run. */
public final class Calendars {
    private final CalendarMapper mapper;
    private final Map<String, BusinessCalendar> read = new ConcurrentHashMap<>();

    public Calendars(CalendarMapper mapper) {
        this.mapper = mapper;
    }

    /** @throws IllegalArgumentException if there is no such calendar */
    public BusinessCalendar get(String calendarId) {
        return read.computeIfAbsent(calendarId, this::read);
    }

    private BusinessCalendar read(String calendarId) {
        CalendarRow row = mapper.find(calendarId);
        if (row == null) {
            throw new IllegalArgumentException("there is no calendar " + calendarId);
        }
        return new BusinessCalendar(
                calendarId,
                row.coversFrom(),
                row.coversTo(),
                weekend(row.weekendDays()),
                mapper.days(calendarId).stream().collect(Collectors.toMap(CalendarDay::day, CalendarDay::working)));
    }

    private static Set<DayOfWeek> weekend(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isBlank())
                .map(DayOfWeek::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
