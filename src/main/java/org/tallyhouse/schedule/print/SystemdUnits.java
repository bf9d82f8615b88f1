package org.tallyhouse.schedule.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyhouse.layout.WholeFile;
import org.tallyhouse.schedule.CronTimes;
import org.tallyhouse.schedule.MisfireRule;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.TryAgain;

/** Units for systemd: the scheduler as a service, or each entry as a service with a timer of its own. */
public record SystemdUnits(Map<String, String> byName) {
    private static final String PREFIX = "tallyhouse-";

    public static SystemdUnits of(Schedule schedule, Installation installation) {
        Map<String, String> units = new LinkedHashMap<>();
        units.put(PREFIX + "schedule.service", scheduler(installation));
        for (ScheduleEntry entry : schedule.entries()) {
            units.put(PREFIX + "run-" + entry.name() + ".service", service(entry, installation));
            units.put(PREFIX + "run-" + entry.name() + ".timer", timer(entry));
        }
        return new SystemdUnits(units);
    }

    /** All of them, each behind its name. */
    public String text() {
        StringBuilder text = new StringBuilder();
        byName.forEach((name, unit) ->
                text.append("# ").append(name).append('\n').append(unit).append('\n'));
        return text.toString();
    }

    /** Writes each into a folder; tells what was written. */
    public List<Path> write(Path folder) {
        List<Path> written = new ArrayList<>();
        byName.forEach((name, unit) -> {
            Path file = folder.resolve(name);
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot make " + folder, e);
            }
            WholeFile.write(file, out -> out.write(unit));
            written.add(file);
        });
        return written;
    }

    private static String scheduler(Installation installation) {
        return """
                # the whole schedule in one process; instead of the timers, or beside them
                [Unit]
                Description=Tallyhouse: the schedule
                After=network-online.target

                [Service]
                %sExecStart=%s schedule
                Restart=always
                RestartSec=10

                [Install]
                WantedBy=multi-user.target
                """.formatted(
                        common(installation), quoted(installation.runScript().toString()));
    }

    private static String service(ScheduleEntry entry, Installation installation) {
        return """
                [Unit]
                Description=Tallyhouse: %s (%s)
                After=network-online.target

                [Service]
                Type=oneshot
                %sExecStart=%s schedule run %s
                # a person is needed, somebody else runs it, input is not there yet
                SuccessExitStatus=3 6 75
                """.formatted(
                        entry.name(),
                        escaped(entry.command()),
                        common(installation),
                        quoted(installation.runScript().toString()),
                        entry.name());
    }

    /** SIGTERM goes to the suite alone, which ends behind its commit; an embedded server stays up behind it. */
    private static String common(Installation installation) {
        StringBuilder text = new StringBuilder();
        text.append("User=").append(installation.user()).append('\n');
        installation
                .environment()
                .forEach((name, value) -> text.append("Environment=")
                        .append(quoted(name + "=" + value))
                        .append('\n'));
        if (installation.needsPassword()) {
            text.append("# a secret is not printed: TALLYHOUSE_DB_PASSWORD=... in this file, readable for root only\n")
                    .append("EnvironmentFile=/etc/tallyhouse/environment\n");
        }
        return text.append(installation.isEmbedded() ? "KillMode=process\n" : "KillMode=mixed\n")
                .append("TimeoutStopSec=15min\n")
                .toString();
    }

    private static String timer(ScheduleEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append("[Unit]\nDescription=Tallyhouse: when ")
                .append(entry.name())
                .append(" is due\n\n[Timer]\n");
        ZoneId zone = entry.times().zone();
        for (CronTimes times : entry.times().times()) {
            text.append("OnCalendar=").append(CalendarEvent.of(times, zone)).append('\n');
        }
        TryAgain tryAgain = entry.tryAgain();
        if (tryAgain != null) {
            text.append("# it is tried again; where nothing is to be tried, nothing is done\n")
                    .append("OnCalendar=")
                    .append(CalendarEvent.of(CronTimes.parse(CrontabText.everySo(tryAgain.every()) + " * * * *"), zone))
                    .append('\n');
        }
        return text.append("AccuracySec=1s\n")
                .append("Persistent=")
                .append(entry.misfire() == MisfireRule.RUN_ONCE)
                .append("\n\n[Install]\nWantedBy=timers.target\n")
                .toString();
    }

    /** A word of a unit, in which a percent sign begins a specifier. */
    private static String quoted(String word) {
        String escaped = escaped(word);
        return escaped.matches("[A-Za-z0-9_./:@=%-]+")
                ? escaped
                : "\"" + escaped.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
