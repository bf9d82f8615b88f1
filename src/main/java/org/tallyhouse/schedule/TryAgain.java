package org.tallyhouse.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** How often a run that waits or failed is tried again, and until what time of day after it was due. */
public record TryAgain(Duration every, LocalTime until) {

    /** When the next try is; empty if it would be too late. */
    public Optional<Instant> next(Instant due, Instant now, ZoneId zone) {
        ZonedDateTime dueOnTheWall = due.atZone(zone);
        ZonedDateTime end = dueOnTheWall.with(until);
        if (!end.isAfter(dueOnTheWall)) {
            end = dueOnTheWall.plusDays(1).with(until);
        }
        Instant next = now.plus(every);
        return next.isAfter(end.toInstant()) ? Optional.empty() : Optional.of(next);
    }
}
