package org.tallyhouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;

/** China and the United States together: a date works if it works in both. */
class CombinedCalendarTest {
    private static final BusinessCalendar US = new BusinessCalendar(
            "US",
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-06-30"),
            China2026.WEEKEND,
            Map.of(LocalDate.parse("2026-01-19"), false, LocalDate.parse("2026-02-16"), false));
    private static final BusinessCalendar BOTH = BusinessCalendar.together(List.of(China2026.CALENDAR, US));

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            why, date, works
            a Friday, 2026-02-13, true
            a make-up Saturday in China only, 2026-02-14, false
            a holiday in both, 2026-02-16, false
            a holiday in China, 2026-02-17, false
            a holiday in the United States, 2026-01-19, false
            the day after the festival, 2026-02-24, true
            """)
    void worksWhereAllWork(String why, LocalDate date, boolean works) {
        assertThat(BOTH.works(date)).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({"T+1, 2026-02-13, 2026-02-24", "T+0, 2026-02-14, 2026-02-24", "WEEKLY:SAT, 2026-02-14, 2026-02-24"})
    void termsCountItsDays(String terms, LocalDate businessDate, LocalDate due) {
        assertThat(SettlementTerms.parse(terms).dueOn(businessDate, BOTH)).isEqualTo(due);
    }

    @Test
    void coversWhatAllCover() {
        assertThat(BOTH.id()).isEqualTo("CN+US");
        assertThatThrownBy(() -> BOTH.works(LocalDate.parse("2026-07-01")))
                .isInstanceOf(OutsideCoverage.class)
                .hasMessageStartingWith("calendar CN+US covers 2026-01-01 to 2026-06-30");
    }

    @Test
    void calendarsWithNothingInCommonAreRefused() {
        BusinessCalendar later = new BusinessCalendar(
                "LATER", LocalDate.parse("2027-01-01"), LocalDate.parse("2027-12-31"), Set.of(), Map.of());

        assertThatThrownBy(() -> BusinessCalendar.together(List.of(US, later)))
                .hasMessage("calendars US+LATER have no date in common");
    }
}
