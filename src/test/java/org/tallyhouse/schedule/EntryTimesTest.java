package org.tallyhouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyhouse.calendar.BusinessCalendar;

/** When an entry is due, through changes of the clocks and on working days. */
class EntryTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Predicate<LocalDate> ANY = day -> true;

    @Test
    void aTimeInTheMissingHourIsDueRightAfterIt() {
        // 2026-03-29, 02:00 is followed by 03:00
        EntryTimes times = at(BERLIN, "30 2 * * *");

        assertThat(walls(times, "2026-03-28T00:00", 3))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void severalTimesInTheMissingHourAreDueOnce() {
        EntryTimes times = at(BERLIN, "0,30 2,3 * * *");

        assertThat(walls(times, "2026-03-29T00:00", 3))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00", "2026-03-30T02:00+02:00");
    }

    @Test
    void aTimeInTheRepeatedHourIsDueInTheFirstOfTheTwo() {
        // 2026-10-25, 03:00 is followed by 02:00
        EntryTimes times = at(BERLIN, "30 2 * * *");

        assertThat(walls(times, "2026-10-24T12:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void aTimeOfEveryTenMinutesIsDueOnceInTheRepeatedHour() {
        EntryTimes times = at(BERLIN, "*/30 1-3 * * *");

        assertThat(walls(times, "2026-10-25T00:00", 6))
                .containsExactly(
                        "2026-10-25T01:00+02:00",
                        "2026-10-25T01:30+02:00",
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T03:30+01:00");
    }

    @Test
    void holidaysArePassedOverAndMakeUpDaysAreNot() {
        LocalDate monday = LocalDate.of(2026, 2, 16);
        LocalDate makeUp = LocalDate.of(2026, 2, 21);
        BusinessCalendar calendar = new BusinessCalendar(
                "C",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                Map.of(monday, false, makeUp, true));
        EntryTimes times = at(ZoneId.of("Asia/Shanghai"), "0 9 * * *");
        List<LocalDate> days = new ArrayList<>();
        Optional<Instant> due = times.after(instant("2026-02-13T12:00", times.zone()), calendar::works);
        for (int i = 0; i < 5; i++) {
            days.add(times.dayOf(due.orElseThrow()));
            due = times.after(due.orElseThrow(), calendar::works);
        }

        assertThat(days)
                .containsExactly(
                        LocalDate.of(2026, 2, 17),
                        LocalDate.of(2026, 2, 18),
                        LocalDate.of(2026, 2, 19),
                        LocalDate.of(2026, 2, 20),
                        makeUp);
    }

    @Test
    void whatIsNeverDueOnAWorkingDayIsNever() {
        assertThat(at(BERLIN, "0 9 * * 0").after(Instant.EPOCH, day -> day.getDayOfWeek() != DayOfWeek.SUNDAY))
                .isEmpty();
    }

    /** A model that looks at every minute of the wall, in the order of the instants, and remembers what it has seen. */
    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "UTC"})
    void everyMinuteOfTheWallIsDueOnce(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        Random random = new Random(20260213);
        for (int round = 0; round < 40; round++) {
            EntryTimes times =
                    new EntryTimes(List.of(CronTimes.parse(someCron(random)), CronTimes.parse(someCron(random))), zone);
            ZonedDateTime start = LocalDateTime.of(2026, random.nextBoolean() ? 3 : 10, 1, 0, 0)
                    .plusMinutes(random.nextInt(30 * 24 * 60))
                    .atZone(zone);
            List<Instant> expected = model(times, start.toInstant(), Duration.ofDays(3));
            List<Instant> found = new ArrayList<>();
            Optional<Instant> due = times.after(start.toInstant());
            while (due.isPresent() && !due.get().isAfter(start.toInstant().plus(Duration.ofDays(3)))) {
                found.add(due.get());
                due = times.after(due.get());
            }
            assertThat(found)
                    .as("%s in %s from %s", times.text(), zoneId, start)
                    .isEqualTo(expected);
            if (!expected.isEmpty()) {
                Instant last = expected.get(expected.size() - 1);
                assertThat(times.atOrBefore(start.toInstant().plus(Duration.ofDays(3)), ANY))
                        .contains(last);
                assertThat(times.atOrBefore(last, ANY)).contains(last);
            }
        }
    }

    private static List<Instant> model(EntryTimes times, Instant after, Duration length) {
        TreeSet<Instant> due = new TreeSet<>();
        LocalDateTime wall = LocalDateTime.ofInstant(after, times.zone()).minusHours(3);
        LocalDateTime end =
                LocalDateTime.ofInstant(after.plus(length), times.zone()).plusHours(3);
        for (LocalDateTime minute = wall.withSecond(0); minute.isBefore(end); minute = minute.plusMinutes(1)) {
            LocalDateTime is = minute;
            if (times.times().stream().anyMatch(time -> is.equals(time.next(is.minusSeconds(1))))) {
                due.add(firstInstantAtOrAfter(is, times.zone()));
            }
        }
        due.removeIf(instant -> !instant.isAfter(after) || instant.isAfter(after.plus(length)));
        return List.copyOf(due);
    }

    /** The first instant at which the wall shows the time or, where it never does, a later one. */
    private static Instant firstInstantAtOrAfter(LocalDateTime wall, ZoneId zone) {
        Instant instant = wall.atZone(zone).toInstant().minus(Duration.ofHours(4));
        while (LocalDateTime.ofInstant(instant, zone).isBefore(wall)) {
            instant = instant.plus(Duration.ofMinutes(1));
        }
        return instant;
    }

    private static String someCron(Random random) {
        List<String> minutes = List.of("*/10", "30", "0,15,45", "*/7", "0");
        List<String> hours = List.of("*", "1-3", "2", "0,2,3", "*/2");
        return "%s %s * * *"
                .formatted(minutes.get(random.nextInt(minutes.size())), hours.get(random.nextInt(hours.size())));
    }

    private static List<String> walls(EntryTimes times, String from, int count) {
        List<String> walls = new ArrayList<>();
        Optional<Instant> due = times.after(instant(from, times.zone()));
        for (int i = 0; i < count; i++) {
            walls.add(due.orElseThrow().atZone(times.zone()).toOffsetDateTime().toString());
            due = times.after(due.orElseThrow());
        }
        return walls;
    }

    private static Instant instant(String wall, ZoneId zone) {
        return LocalDateTime.parse(wall).atZone(zone).toInstant();
    }

    private static EntryTimes at(ZoneId zone, String cron) {
        return new EntryTimes(List.of(CronTimes.parse(cron)), zone);
    }
}
