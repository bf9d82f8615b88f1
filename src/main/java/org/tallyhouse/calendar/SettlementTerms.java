package org.tallyhouse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a day's transactions are due. {@code T+N} counts working days of the merchant's calendar, {@code D+N}
 * calendar days. {@code WEEKLY:FRI} and {@code MONTHLY:25} settle everything up to that day on that day, or on
 * the next working day if it does not work; {@code MONTHLY:LAST} is the last day of the month. {@code ON_DEMAND}
 * settles when it is asked for.
 *
 * @param basis T, D, W (weekly), M (monthly) or O (on demand)
 * @param days T and D: how many; W: the day of the week, Monday is 1; M: the day of the month, 31 is the last; O: 0
 */
public record SettlementTerms(char basis, int days) {
    private static final Pattern COUNTED = Pattern.compile("([TD])\\+(\\d{1,3})");
    private static final Pattern WEEKLY = Pattern.compile("WEEKLY:(MON|TUE|WED|THU|FRI|SAT|SUN)");
    private static final Pattern MONTHLY = Pattern.compile("MONTHLY:(\\d{1,2}|LAST)");
    private static final String ON_DEMAND = "ON_DEMAND";
    private static final int MAX_DAY_OF_MONTH = 28;
    private static final int LAST = 31;

    public SettlementTerms {
        switch (basis) {
            case 'T', 'D' -> require(days >= 0 && days <= 365, "settlement days are 0 to 365, not " + days);
            case 'W' -> require(days >= 1 && days <= 7, "days of the week are 1 to 7, not " + days);
            case 'M' ->
                require(
                        (days >= 1 && days <= MAX_DAY_OF_MONTH) || days == LAST,
                        "a monthly settlement is on day 1 to 28 or LAST, not " + days);
            case 'O' -> require(days == 0, "settlement on demand has no days");
            default -> throw new IllegalArgumentException("there are no settlement terms " + basis);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** @throws IllegalArgumentException if the text is none of the terms */
    public static SettlementTerms parse(String text) {
        Matcher counted = COUNTED.matcher(text);
        if (counted.matches()) {
            return new SettlementTerms(counted.group(1).charAt(0), Integer.parseInt(counted.group(2)));
        }
        Matcher weekly = WEEKLY.matcher(text);
        if (weekly.matches()) {
            return new SettlementTerms('W', dayOfWeek(weekly.group(1)));
        }
        Matcher monthly = MONTHLY.matcher(text);
        if (monthly.matches()) {
            return new SettlementTerms('M', dayOfMonth(monthly.group(1)));
        }
        require(
                text.equals(ON_DEMAND),
                "is none of T+N, D+N, WEEKLY:FRI (or another day), MONTHLY:25 (or another day), MONTHLY:LAST, ON_DEMAND");
        return new SettlementTerms('O', 0);
    }

    private static int dayOfWeek(String name) {
        int day = 1;
        while (!shortName(day).equals(name)) {
            day++;
        }
        return day;
    }

    /** 31 is how LAST is kept; who writes it means something else in a short month. */
    private static int dayOfMonth(String text) {
        if (text.equals("LAST")) {
            return LAST;
        }
        int day = Integer.parseInt(text);
        require(day <= MAX_DAY_OF_MONTH, "has a day that not every month has; write MONTHLY:LAST for the last one");
        return day;
    }

    private static String shortName(int dayOfWeek) {
        return DayOfWeek.of(dayOfWeek).name().substring(0, 3);
    }

    /** Whether it is settled only when asked for. */
    public boolean isOnDemand() {
        return basis == 'O';
    }

    /** Whether a period is settled at once, on a day agreed for it. */
    public boolean isPeriodic() {
        return basis == 'W' || basis == 'M';
    }

    /**
     * The date on which transactions of a business date are due.
     *
     * @throws IllegalStateException on demand: nobody knows before it is asked for
     */
    public LocalDate dueOn(LocalDate businessDate, BusinessCalendar calendar) {
        return switch (basis) {
            case 'T' -> calendar.plusWorkingDays(businessDate, days);
            case 'D' -> businessDate.plusDays(days);
            case 'W', 'M' -> calendar.plusWorkingDays(periodEnd(businessDate), 0);
            default -> throw new IllegalStateException("what is settled on demand is due when it is asked for");
        };
    }

    /**
     * The last business date that is due on or before a night's date; everything up to it is settled then. On
     * demand it is the night itself, if one asks for it. Counted back from the night, so that it never asks for a
     * day after it.
     */
    public LocalDate dueThrough(LocalDate night, BusinessCalendar calendar) {
        return switch (basis) {
            case 'T' -> lastCountedBack(night, calendar);
            case 'D' -> night.minusDays(days);
            case 'W', 'M' -> lastPeriodEnd(night, calendar);
            default -> night;
        };
    }

    /**
     * The same where money moves on some days only: a due date that is none of them moves to the next one, so a night
     * settles what was due on or before the last one.
     *
     * @param moneyMoves null if it moves on any day
     */
    public LocalDate dueThrough(LocalDate night, BusinessCalendar calendar, @Nullable BusinessCalendar moneyMoves) {
        return dueThrough(moneyMoves == null ? night : moneyMoves.lastThrough(night), calendar);
    }

    private LocalDate lastCountedBack(LocalDate night, BusinessCalendar calendar) {
        LocalDate candidate = night;
        int workingDaysSince = 0;
        while (!isReached(candidate, workingDaysSince, calendar)) {
            workingDaysSince += calendar.works(candidate) ? 1 : 0;
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** T+0 is the day itself if it works, else the next working day. */
    private boolean isReached(LocalDate day, int workingDaysSince, BusinessCalendar calendar) {
        return days == 0 ? workingDaysSince > 0 || calendar.works(day) : workingDaysSince >= days;
    }

    /** The last day of a period that has been followed by a working day, or was one, when the night comes. */
    private LocalDate lastPeriodEnd(LocalDate night, BusinessCalendar calendar) {
        LocalDate day = night;
        boolean worked = calendar.works(day);
        while (!worked || !day.equals(periodEnd(day))) {
            day = day.minusDays(1);
            worked = worked || calendar.works(day);
        }
        return day;
    }

    /** The day agreed for the period that a date lies in. */
    private LocalDate periodEnd(LocalDate date) {
        if (basis == 'W') {
            return date.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(days)));
        }
        LocalDate thisMonth = dayOfMonth(date);
        return thisMonth.isBefore(date) ? dayOfMonth(date.withDayOfMonth(1).plusMonths(1)) : thisMonth;
    }

    private LocalDate dayOfMonth(LocalDate month) {
        return month.withDayOfMonth(Math.min(days, month.lengthOfMonth()));
    }

    @Override
    public String toString() {
        return switch (basis) {
            case 'W' -> "WEEKLY:" + shortName(days);
            case 'M' -> "MONTHLY:" + (days == LAST ? "LAST" : days);
            case 'O' -> ON_DEMAND;
            default -> basis + "+" + days;
        };
    }
}
