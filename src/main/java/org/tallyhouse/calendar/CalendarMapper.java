package org.tallyhouse.calendar;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.jspecify.annotations.Nullable;

/** Reads calendars. */
@Mapper
public interface CalendarMapper {

    @Nullable CalendarRow find(String calendarId);

    List<CalendarDay> days(String calendarId);

    /** weekendDays: names of days of the week, comma separated. */
    record CalendarRow(String calendarId, LocalDate coversFrom, LocalDate coversTo, String weekendDays) {}

    /** A day that differs from the week. */
    record CalendarDay(LocalDate day, boolean working) {}
}
