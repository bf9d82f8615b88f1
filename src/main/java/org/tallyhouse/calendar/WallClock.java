package org.tallyhouse.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The clock on the institution's wall: what day it is there, and when a business date is over.
 *
 * @param dayEnds from noon on a time of the business date itself, before noon one of the day after it; 00:00 is the
 *     midnight that ends the date
 */
public record WallClock(Clock clock, ZoneId zone, LocalTime dayEnds) {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    public static WallClock midnight(Clock clock, ZoneId zone) {
        return new WallClock(clock, zone, LocalTime.MIDNIGHT);
    }

    public ZonedDateTime now() {
        return clock.instant().atZone(zone);
    }

    public LocalDate today() {
        return now().toLocalDate();
    }

    /** When a business date is over; a time that clocks leave out is the first one after it. */
    public ZonedDateTime endOf(LocalDate businessDate) {
        LocalDate day = dayEnds.isBefore(LocalTime.NOON) ? businessDate.plusDays(1) : businessDate;
        return day.atTime(dayEnds).atZone(zone);
    }

    /** The same for people. */
    public String endText(LocalDate businessDate) {
        return "%s (%s)".formatted(AT.format(endOf(businessDate)), zone);
    }

    public boolean isOver(LocalDate businessDate) {
        return !now().isBefore(endOf(businessDate));
    }

    /** The last date that is over, whether it is a business date or not. */
    public LocalDate lastOver() {
        LocalDate today = today();
        return isOver(today) ? today : isOver(today.minusDays(1)) ? today.minusDays(1) : today.minusDays(2);
    }
}
