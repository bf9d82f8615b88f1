package org.tallyhouse.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** On which day a bank executes what it gets; without a calendar it works every day. */
record ExecutionDay(
        @Nullable BusinessCalendar calendar, @Nullable CutOff cutOff, Format format) {

    /** What a bank gets from this time on, in its own zone, is as good as sent on the next day. */
    record CutOff(LocalTime time, ZoneId zone) {
        private LocalDate dayOf(Instant sent) {
            ZonedDateTime there = sent.atZone(zone);
            return there.toLocalTime().isBefore(time)
                    ? there.toLocalDate()
                    : there.toLocalDate().plusDays(1);
        }
    }

    /**
     * The execution date of a file: by the clock where a cut-off is agreed, but never before the business date;
     * else the day after the business date. It moves on to a day on which the bank works.
     *
     * @throws BusinessCalendar.OutsideCoverage if the calendar says nothing about it
     */
    LocalDate of(LocalDate businessDate, Instant now, Urgency urgency) {
        LocalDate sent = cutOff == null ? businessDate.plusDays(1) : later(businessDate, cutOff.dayOf(now));
        LocalDate day = workingDay(sent);
        return switch (format) {
            case CSV, PAIN_001_001_09, PAIN_001_001_03, LAYOUT -> day;
            // an entry that takes effect on the day it is sent is taken for a same-day one
            case NACHA_CCD -> urgency == Urgency.URGENT ? day : workingDay(day.plusDays(1));
        };
    }

    private LocalDate workingDay(LocalDate from) {
        return calendar == null ? from : calendar.plusWorkingDays(from, 0);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
