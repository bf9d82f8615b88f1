package org.tallyhouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;

class BusinessCalendarTest {
    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
    private static final LocalDate NEW_YEARS_EVE = LocalDate.parse("2026-12-31");

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, true", // a Thursday
        "2026-02-14, true", // a Saturday that makes up
        "2026-02-15, false", // a Sunday in the holidays
        "2026-02-16, false", // a Monday in the holidays
        "2026-02-23, false",
        "2026-02-24, true",
        "2026-03-01, false", // a Sunday like any other
        "2026-01-01, false", // the first day of the coverage
        "2026-12-31, true" // the last one
    })
    void knowsWhichDaysWork(LocalDate day, boolean works) {
        assertThat(China2026.CALENDAR.works(day)).isEqualTo(works);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31", "2027-01-01"})
    void saysNothingAboutDaysOutsideOfItsCoverage(LocalDate day) {
        assertThatThrownBy(() -> China2026.CALENDAR.works(day))
                .isInstanceOf(OutsideCoverage.class)
                .hasMessage("calendar CN covers 2026-01-01 to 2026-12-31 and says nothing about " + day
                        + "; extend it by set-up");
    }

    @Test
    void doesNotLookForANextDayBeyondItsCoverage() {
        assertThatThrownBy(() -> China2026.CALENDAR.nextAfter(NEW_YEARS_EVE)).isInstanceOf(OutsideCoverage.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 2026-02-14",
        "2026-02-14, 2026-02-24",
        "2026-02-17, 2026-02-24",
        "2026-02-27, 2026-02-28",
        "2026-02-28, 2026-03-02"
    })
    void findsTheNextWorkingDay(LocalDate day, LocalDate next) {
        assertThat(China2026.CALENDAR.nextAfter(day)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 0, 2026-02-13",
        "2026-02-15, 0, 2026-02-24", // a day that does not work moves on
        "2026-02-13, 1, 2026-02-14",
        "2026-02-14, 1, 2026-02-24",
        "2026-02-15, 1, 2026-02-24",
        "2026-02-13, 3, 2026-02-25",
        "2026-09-30, 1, 2026-10-08",
        "2026-09-30, 3, 2026-10-10"
    })
    void countsWorkingDays(LocalDate day, int days, LocalDate due) {
        assertThat(China2026.CALENDAR.plusWorkingDays(day, days)).isEqualTo(due);
    }

    @Test
    void mayHaveNoWeekend() {
        BusinessCalendar everyDay = new BusinessCalendar("DAILY", NEW_YEAR, NEW_YEARS_EVE, Set.of(), Map.of());

        assertThat(NEW_YEAR.datesUntil(NEW_YEARS_EVE.plusDays(1))).allMatch(everyDay::works);
    }

    @Test
    void keepsItsDaysWhateverHappensToTheMapTheyCameIn() {
        Map<LocalDate, Boolean> days = new HashMap<>(Map.of(NEW_YEAR, false));
        BusinessCalendar calendar = new BusinessCalendar("X", NEW_YEAR, NEW_YEARS_EVE, Set.of(), days);

        days.put(NEW_YEAR, true);

        assertThat(calendar.works(NEW_YEAR)).isFalse();
    }

    @Test
    void coversSomething() {
        assertThatThrownBy(() -> new BusinessCalendar("X", NEW_YEARS_EVE, NEW_YEAR, Set.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calendar X covers nothing: 2026-12-31..2026-01-01");
    }

    @Test
    void hasAWorkingDayInTheWeek() {
        Set<DayOfWeek> week = EnumSet.allOf(DayOfWeek.class);

        assertThatThrownBy(() -> new BusinessCalendar("X", NEW_YEAR, NEW_YEARS_EVE, week, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calendar X has no working day in the week");
    }
}
