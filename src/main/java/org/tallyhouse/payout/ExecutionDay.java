package org.tallyhouse.payout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.merchant.PayoutTerms.CutOff;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** On which day a bank executes what it gets; without a calendar it works every day. */
record ExecutionDay(@Nullable BusinessCalendar calendar, CutOff cutOff, Format format) {

    /**
     * The execution date of a file: by the clock where a cut-off is agreed, but never before the business date;
     * else the day after the business date. It moves on to a day on which the bank works.
     *
     * @throws BusinessCalendar.OutsideCoverage if the calendar says nothing about it
     */
    LocalDate of(LocalDate businessDate, Instant now, Urgency urgency) {
        LocalDate day = workingDay(sent(businessDate, now));
        return switch (format) {
            case CSV, PAIN_001_001_09, PAIN_001_001_03, LAYOUT -> day;
            // an entry that takes effect on the day it is sent is taken for a same-day one
            case NACHA_CCD -> urgency == Urgency.URGENT ? day : workingDay(day.plusDays(1));
        };
    }

    /** The day of a file in the bank's zone; what comes from its cut-off on is as good as sent on the next day. */
    private LocalDate sent(LocalDate businessDate, Instant now) {
        LocalTime time = cutOff.time();
        if (time == null) {
            return businessDate.plusDays(1);
        }
        ZonedDateTime there = now.atZone(ZoneId.of(cutOff.timeZone()));
        LocalDate day = there.toLocalDate();
        return later(businessDate, there.toLocalTime().isBefore(time) ? day : day.plusDays(1));
    }

    private LocalDate workingDay(LocalDate from) {
        return calendar == null ? from : calendar.plusWorkingDays(from, 0);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
