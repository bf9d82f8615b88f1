package org.tallyhouse.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * When an entry is due: times on the wall of one zone, each once. Where clocks go forward, a time in the missing hour is
 * due right after it; where they go back, a time in the repeated hour is due in the first of the two.
 */
public record EntryTimes(List<CronTimes> times, ZoneId zone) {
    private static final List<Duration> LOOKS_BACK = List.of(
            Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(8), Duration.ofDays(40), Duration.ofDays(400));
    /** Longer than any run of days on which a calendar does not work, or that a month's last day is away. */
    private static final Duration LOOK_AHEAD = Duration.ofDays(3 * 366);

    public EntryTimes {
        times = List.copyOf(times);
    }

    /** The first due time after an instant; empty if none comes within three years. */
    public Optional<Instant> after(Instant instant) {
        Instant end = instant.plus(LOOK_AHEAD);
        // an hour back: a wall that went back shows times again that are not due again
        LocalDateTime wall = LocalDateTime.ofInstant(instant, zone).minusHours(1);
        while (true) {
            LocalDateTime next = nextOnTheWall(wall);
            if (next == null || instantOf(next).isAfter(end)) {
                return Optional.empty();
            }
            if (instantOf(next).isAfter(instant)) {
                return Optional.of(instantOf(next));
            }
            wall = next;
        }
    }

    /** The first due time after an instant on a day that works. */
    public Optional<Instant> after(Instant instant, Predicate<LocalDate> works) {
        Optional<Instant> due = after(instant);
        Instant end = instant.plus(LOOK_AHEAD);
        while (due.isPresent() && !works.test(dayOf(due.get()))) {
            due = due.get().isAfter(end) ? Optional.empty() : after(due.get());
        }
        return due;
    }

    /** The last due time at or before an instant on a day that works; empty if there was none for a year. */
    public Optional<Instant> atOrBefore(Instant instant, Predicate<LocalDate> works) {
        for (Duration back : LOOKS_BACK) {
            Optional<Instant> last = Optional.empty();
            Optional<Instant> due = after(instant.minus(back), works);
            while (due.isPresent() && !due.get().isAfter(instant)) {
                last = due;
                due = after(due.get(), works);
            }
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    public LocalDate dayOf(Instant due) {
        return LocalDate.ofInstant(due, zone);
    }

    /** For people: the lines of cron. */
    public String text() {
        return times.stream().map(CronTimes::text).collect(Collectors.joining(", "));
    }

    private LocalDateTime nextOnTheWall(LocalDateTime after) {
        LocalDateTime first = null;
        for (CronTimes time : times) {
            LocalDateTime next = time.next(after);
            first = first == null || (next != null && next.isBefore(first)) ? next : first;
        }
        return first;
    }

    private Instant instantOf(LocalDateTime wall) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(wall);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : wall.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}
