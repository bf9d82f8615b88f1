package org.tallyhouse.calendar;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
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

    /**
     * A calendar, or several together as {@code CN+US}.
     *
     * @throws IllegalArgumentException if there is no such calendar
     */
    public BusinessCalendar get(String name) {
        BusinessCalendar known = read.get(name);
        if (known == null) {
            List<String> ids = BusinessCalendar.idsIn(name);
            known = ids.size() == 1
                    ? read(name)
                    : BusinessCalendar.together(ids.stream().map(this::get).toList());
            read.put(name, known);
        }
        return known;
    }

    private BusinessCalendar read(String calendarId) {
        CalendarRow row = mapper.find(calendarId);
        if (row == null) {
            throw new IllegalArgumentException("there is no calendar '%s'; load it by set-up".formatted(calendarId));
        }
        return new BusinessCalendar(
                calendarId,
                row.coversFrom(),
                row.coversTo(),
                weekend(calendarId, row.weekendDays()),
                mapper.days(calendarId).stream().collect(Collectors.toMap(CalendarDay::day, CalendarDay::working)));
    }

    private static Set<DayOfWeek> weekend(String calendarId, String names) {
        try {
            return Arrays.stream(names.split(","))
                    .filter(name -> !name.isBlank())
                    .map(DayOfWeek::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "calendar %s has the weekend days '%s'; correct them by set-up".formatted(calendarId, names), e);
        }
    }
}
