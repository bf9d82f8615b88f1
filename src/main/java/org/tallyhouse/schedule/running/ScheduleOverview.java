package org.tallyhouse.schedule.running;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;

/** The schedule as {@code schedule list} shows it; times are on the wall of its zone. */
public record ScheduleOverview(String timeZone, List<RunningProcess> schedulers, List<EntryView> entries) {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** A scheduler; one that is not alive died. */
    public record RunningProcess(String process, String since, long heartbeatAgeSeconds, boolean alive) {}

    /** An entry, when it is due next, and the last due time that somebody looked at. */
    public record EntryView(
            String name,
            String command,
            String at,
            @Nullable String next,
            @Nullable LastRun last) {}

    /** What became of a due time; a state RUNNING whose process died is told as DIED. */
    public record LastRun(
            String due,
            String state,
            @Nullable LocalDate businessDate,
            int tries,
            String started,
            @Nullable String ended,
            @Nullable String nextTry,
            String process,
            String message) {}

    public static ScheduleOverview of(Schedule schedule, ScheduleStore store, EntryRun runs, Clock clock) {
        ZoneId zone = schedule.zone();
        List<RunningProcess> schedulers = store.with(rows -> rows.schedulers().stream()
                .map(row -> new RunningProcess(
                        RunLease.describe(row.owner()),
                        text(row.startedAt(), zone),
                        Duration.ofMillis(row.beatAgeMillis()).toSeconds(),
                        EntryClaims.isAlive(row.owner(), row.beatAgeMillis())))
                .toList());
        Map<String, EntryRow> lastRows = store.with(rows -> schedule.entries().stream()
                .flatMap(entry -> Stream.ofNullable(rows.last(entry.name())))
                .collect(Collectors.toMap(EntryRow::entry, Function.identity())));
        List<EntryView> entries = new ArrayList<>();
        for (ScheduleEntry entry : schedule.entries()) {
            EntryRow last = lastRows.get(entry.name());
            entries.add(new EntryView(
                    entry.name(),
                    entry.command(),
                    entry.times().text(),
                    runs.nextDue(entry, clock.instant())
                            .map(next -> text(next, zone))
                            .orElse(null),
                    last == null ? null : lastRun(last, zone)));
        }
        return new ScheduleOverview(zone.getId(), schedulers, entries);
    }

    private static LastRun lastRun(EntryRow row, ZoneId zone) {
        boolean isDead = row.state() == EntryState.RUNNING && !EntryClaims.isAlive(row.owner(), row.beatAgeMillis());
        LocalDateTime ended = row.endedAt();
        LocalDateTime nextTry = row.nextTryAt();
        return new LastRun(
                text(row.dueAt(), zone),
                isDead ? "DIED" : row.state().name(),
                row.businessDate(),
                row.tries(),
                text(row.startedAt(), zone),
                ended == null ? null : text(ended, zone),
                nextTry == null ? null : text(nextTry, zone),
                RunLease.describe(row.owner()),
                row.message());
    }

    private static String text(LocalDateTime utc, ZoneId zone) {
        return text(utc.toInstant(ZoneOffset.UTC), zone);
    }

    private static String text(Instant instant, ZoneId zone) {
        return AT.format(ZonedDateTime.ofInstant(instant, zone));
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (schedulers.stream().noneMatch(RunningProcess::alive)) {
            text.append("no scheduler runs: ./run.sh schedule, or cron by ./run.sh schedule --print-crontab\n");
        }
        for (RunningProcess scheduler : schedulers) {
            text.append(
                    scheduler.alive()
                            ? "run by %s since %s, heartbeat %d s ago%n"
                                    .formatted(scheduler.process(), scheduler.since(), scheduler.heartbeatAgeSeconds())
                            : "%s ran it since %s and died%n".formatted(scheduler.process(), scheduler.since()));
        }
        text.append("times in ").append(timeZone).append('\n');
        for (EntryView entry : entries) {
            text.append("  %-20s next %-16s  %s   (%s)%n"
                    .formatted(
                            entry.name(), entry.next() == null ? "never" : entry.next(), entry.command(), entry.at()));
            text.append("  %-20s %s%n".formatted("", last(entry.last())));
        }
        return text.toString();
    }

    private static String last(@Nullable LastRun last) {
        if (last == null) {
            return "never run yet";
        }
        String state = "last %-16s  %s".formatted(last.due(), last.state());
        String date = last.businessDate() == null ? "" : " for " + last.businessDate();
        String tries = last.tries() > 1 ? ", %d tries".formatted(last.tries()) : "";
        String by = last.state().equals("RUNNING") ? " by " + last.process() + " since " + last.started() : "";
        String next = last.nextTry() == null ? "" : ", again at " + last.nextTry();
        return state + date + by + tries + next + (last.message().isEmpty() ? "" : ": " + last.message());
    }
}
