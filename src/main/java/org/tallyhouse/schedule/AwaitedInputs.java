package org.tallyhouse.schedule;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry waits for before it runs: the bill of a channel, the results or the statement of a bank, for the business
 * date it runs for. From the latest time on it runs without, and people are told.
 */
public record AwaitedInputs(
        List<String> bills,
        List<String> results,
        List<String> statements,
        @Nullable LocalTime atTheLatest) {
    public static final AwaitedInputs NONE = new AwaitedInputs(List.of(), List.of(), List.of(), null);

    public AwaitedInputs {
        bills = List.copyOf(bills);
        results = List.copyOf(results);
        statements = List.copyOf(statements);
    }

    public boolean isNothing() {
        return bills.isEmpty() && results.isEmpty() && statements.isEmpty();
    }

    /** Whether it is too late to wait any longer for what was due then. */
    public boolean isLate(Instant due, Instant now, ZoneId zone) {
        if (atTheLatest == null) {
            return false;
        }
        ZonedDateTime dueOnTheWall = due.atZone(zone);
        ZonedDateTime latest = dueOnTheWall.with(atTheLatest);
        if (latest.isBefore(dueOnTheWall)) {
            latest = dueOnTheWall.plusDays(1).with(atTheLatest);
        }
        return !now.isBefore(latest.toInstant());
    }
}
