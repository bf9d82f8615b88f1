package org.tallyhouse.schedule.running;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.function.Predicate;
import org.quartz.impl.calendar.BaseCalendar;

/** A calendar of ours for Quartz: working days are included, make-up days (调休) too. */
final class WorkingDays extends BaseCalendar {
    private static final long serialVersionUID = 1L;

    private final transient Predicate<LocalDate> works;
    private final ZoneId zone;

    WorkingDays(Predicate<LocalDate> works, ZoneId zone) {
        super(TimeZone.getTimeZone(zone));
        this.works = works;
        this.zone = zone;
    }

    @Override
    public boolean isTimeIncluded(long millis) {
        return works.test(LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone));
    }
}
