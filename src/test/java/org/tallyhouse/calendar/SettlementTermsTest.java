package org.tallyhouse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;

class SettlementTermsTest {
    private static final long SEED = 20260213;
    private static final BusinessCalendar THREE_YEARS = China2026.covering("2025-01-01", "2027-12-31");

    @ParameterizedTest
    @CsvSource({
        "T+0, T, 0",
        "T+1, T, 1",
        "D+0, D, 0",
        "D+365, D, 365",
        "T+007, T, 7",
        "WEEKLY:MON, W, 1",
        "WEEKLY:FRI, W, 5",
        "WEEKLY:SUN, W, 7",
        "MONTHLY:1, M, 1",
        "MONTHLY:28, M, 28",
        "MONTHLY:LAST, M, 31",
        "ON_DEMAND, O, 0"
    })
    void readsTerms(String text, char basis, int days) {
        assertThat(SettlementTerms.parse(text)).isEqualTo(new SettlementTerms(basis, days));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T",
                "T+",
                "T1",
                "t+1",
                "W+1",
                "T+-1",
                "T+1 ",
                "T+1000",
                "T+1.5",
                "WEEKLY",
                "WEEKLY:",
                "WEEKLY:fri",
                "WEEKLY:5",
                "MONTHLY:",
                "MONTHLY:LAST ",
                "MONTHLY:-1",
                "MONTHLY:100",
                "ON-DEMAND"
            })
    void refusesWhatIsNoTerms(String text) {
        assertThatThrownBy(() -> SettlementTerms.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is none of T+N, D+N, WEEKLY:FRI");
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY:0, 'a monthly settlement is on day 1 to 28 or LAST, not 0'",
        "MONTHLY:29, has a day that not every month has; write MONTHLY:LAST for the last one",
        "MONTHLY:31, has a day that not every month has; write MONTHLY:LAST for the last one"
    })
    void refusesDaysThatNotEveryMonthHas(String text, String told) {
        assertThatThrownBy(() -> SettlementTerms.parse(text)).hasMessage(told);
    }

    @ParameterizedTest
    @CsvSource({"T, 366", "D, -1", "X, 1", "W, 0", "W, 8", "M, 0", "M, 29", "M, 32", "O, 1"})
    void refusesTermsThatCannotBe(char basis, int days) {
        assertThatThrownBy(() -> new SettlementTerms(basis, days)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T+0", "T+1", "D+14", "WEEKLY:WED", "MONTHLY:25", "MONTHLY:LAST", "ON_DEMAND"})
    void writesThemAsItReadsThem(String text) {
        assertThat(SettlementTerms.parse(text)).hasToString(text);
    }

    /** design/1-domain.md, worked example 5: a make-up Saturday, then the Spring Festival. */
    @ParameterizedTest
    @CsvSource({
        "T+1, 2026-02-13, 2026-02-14",
        "T+1, 2026-02-14, 2026-02-24",
        "T+0, 2026-02-13, 2026-02-13",
        "T+0, 2026-02-15, 2026-02-24",
        "T+2, 2026-02-13, 2026-02-24",
        "D+0, 2026-02-15, 2026-02-15",
        "D+1, 2026-02-14, 2026-02-15",
        "D+3, 2026-02-13, 2026-02-16",
        "WEEKLY:FRI, 2026-02-09, 2026-02-13",
        "WEEKLY:FRI, 2026-02-13, 2026-02-13",
        "WEEKLY:SAT, 2026-02-13, 2026-02-14", // a make-up day
        "WEEKLY:FRI, 2026-02-14, 2026-02-24", // Friday the 20th is within the festival
        "WEEKLY:SUN, 2026-03-02, 2026-03-09",
        "MONTHLY:25, 2026-01-26, 2026-02-25",
        "MONTHLY:16, 2026-02-01, 2026-02-24",
        "MONTHLY:LAST, 2026-02-01, 2026-02-28", // a make-up day
        "MONTHLY:LAST, 2026-01-31, 2026-02-02",
        "MONTHLY:LAST, 2026-11-30, 2026-11-30"
    })
    void knowsWhenADateIsDue(String terms, LocalDate businessDate, LocalDate due) {
        assertThat(SettlementTerms.parse(terms).dueOn(businessDate, China2026.CALENDAR))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "T+1, 2026-02-13, 2026-02-12",
        "T+1, 2026-02-14, 2026-02-13",
        "T+1, 2026-02-15, 2026-02-13", // no working day: nothing more than the night before
        "T+1, 2026-02-23, 2026-02-13",
        "T+1, 2026-02-24, 2026-02-23", // the whole festival at once
        "T+0, 2026-02-24, 2026-02-24",
        "T+0, 2026-02-16, 2026-02-14",
        "D+1, 2026-02-16, 2026-02-15",
        "WEEKLY:FRI, 2026-02-13, 2026-02-13",
        "WEEKLY:FRI, 2026-02-12, 2026-02-06",
        "WEEKLY:FRI, 2026-02-20, 2026-02-13", // a holiday: moved to the 24th
        "WEEKLY:FRI, 2026-02-23, 2026-02-13",
        "WEEKLY:FRI, 2026-02-24, 2026-02-20",
        "WEEKLY:FRI, 2026-02-26, 2026-02-20", // a night that did not run on the 24th settles it later
        "MONTHLY:25, 2026-02-24, 2026-01-25",
        "MONTHLY:25, 2026-02-25, 2026-02-25",
        "MONTHLY:LAST, 2026-02-27, 2026-01-31",
        "MONTHLY:LAST, 2026-02-28, 2026-02-28",
        "ON_DEMAND, 2026-02-16, 2026-02-16"
    })
    void knowsThroughWhichDateANightSettles(String terms, LocalDate night, LocalDate through) {
        assertThat(SettlementTerms.parse(terms).dueThrough(night, China2026.CALENDAR))
                .isEqualTo(through);
    }

    @Test
    void aDueDateOutsideOfTheCoverageIsAnError() {
        LocalDate last = LocalDate.parse("2026-12-31");

        assertThatThrownBy(() -> SettlementTerms.parse("T+1").dueOn(last, China2026.CALENDAR))
                .isInstanceOf(OutsideCoverage.class);
        assertThatThrownBy(() -> SettlementTerms.parse("T+1").dueThrough(last.plusDays(1), China2026.CALENDAR))
                .isInstanceOf(OutsideCoverage.class);
    }

    /** For every night of a year: what is settled through is due, and the date after it is not. */
    @Test
    void dueThroughIsTheInverseOfDueOn() {
        for (SettlementTerms terms : randomTerms()) {
            for (LocalDate night : year2026()) {
                LocalDate through = terms.dueThrough(night, THREE_YEARS);

                assertThat(terms.dueOn(through, THREE_YEARS))
                        .as("%s: what %s settles is due", terms, night)
                        .isBeforeOrEqualTo(night);
                assertThat(through)
                        .as("%s: %s settles no later date", terms, night)
                        .isBeforeOrEqualTo(night);
                if (through.isBefore(night)) {
                    assertThat(terms.dueOn(through.plusDays(1), THREE_YEARS))
                            .as("%s: what %s leaves is not due yet", terms, night)
                            .isAfter(night);
                }
            }
        }
    }

    /** No date is left out and none is settled twice: each night takes up where the one before ended. */
    @Test
    void everyDateIsSettledOnTheNightItIsDue() {
        for (SettlementTerms terms : randomTerms()) {
            for (LocalDate date : year2026()) {
                LocalDate due = terms.dueOn(date, THREE_YEARS);

                assertThat(terms.dueThrough(due, THREE_YEARS)).isAfterOrEqualTo(date);
                assertThat(terms.dueThrough(due.minusDays(1), THREE_YEARS)).isBefore(date);
            }
        }
    }

    private static List<SettlementTerms> randomTerms() {
        Random random = new Random(SEED);
        return Stream.of(
                        random.ints(20, 0, 60)
                                .mapToObj(days -> new SettlementTerms(random.nextBoolean() ? 'T' : 'D', days)),
                        IntStream.rangeClosed(1, 7).mapToObj(day -> new SettlementTerms('W', day)),
                        IntStream.of(1, 2, 15, 25, 28, 31).mapToObj(day -> new SettlementTerms('M', day)))
                .flatMap(terms -> terms)
                .toList();
    }

    private static List<LocalDate> year2026() {
        return LocalDate.parse("2026-01-01")
                .datesUntil(LocalDate.parse("2027-01-01"))
                .toList();
    }
}
