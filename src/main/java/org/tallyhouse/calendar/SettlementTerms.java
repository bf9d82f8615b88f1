package org.tallyhouse.calendar;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a day's transactions are due: {@code T+N} counts working days of the merchant's calendar,
 * {@code D+N} counts calendar days.
 */
public record SettlementTerms(char basis, int days) {
    private static final Pattern TEXT = Pattern.compile("([TD])\\+(\\d{1,3})");

    public SettlementTerms {
        if (basis != 'T' && basis != 'D') {
            throw new IllegalArgumentException("settlement terms are T+N or D+N, not " + basis + "+" + days);
        }
        if (days < 0 || days > 365) {
            throw new IllegalArgumentException("settlement days are 0 to 365, not " + days);
        }
    }

    /** @throws IllegalArgumentException if the text is neither T+N nor D+N */
    public static SettlementTerms parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("is neither T+N nor D+N");
        }
        return new SettlementTerms(matcher.group(1).charAt(0), Integer.parseInt(matcher.group(2)));
    }

    /** The date on which transactions of a business date are due. */
    public LocalDate dueOn(LocalDate businessDate, BusinessCalendar calendar) {
        return basis == 'T' ? calendar.plusWorkingDays(businessDate, days) : businessDate.plusDays(days);
    }

    /**
     * The last business date that is due on or before a night's date; everything up to it is settled
     * then. Counted back from the night, so that it never asks for a day after it.
     */
    public LocalDate dueThrough(LocalDate night, BusinessCalendar calendar) {
        if (basis == 'D') {
            return night.minusDays(days);
        }
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

    @Override
    public String toString() {
        return basis + "+" + days;
    }
}
