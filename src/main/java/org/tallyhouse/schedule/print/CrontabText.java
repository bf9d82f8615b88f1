package org.tallyhouse.schedule.print;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallyhouse.schedule.CronTimes;
import org.tallyhouse.schedule.MisfireRule;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.TryAgain;

/**
 * A crontab for a user. Cron only knocks: what is due, and whether it was run, the called command decides. So it may knock
 * too often, which it does where an entry is tried again or goes by another zone than the machine's.
 */
public final class CrontabText {
    private static final int MINUTES = 60;
    private static final String KNOCK = "*/5";
    private static final Duration KNOCKS = Duration.ofMinutes(5);

    private CrontabText() {}

    public static String of(Schedule schedule, Installation installation) {
        StringBuilder text = new StringBuilder();
        text.append("# Tallyhouse, by ./run.sh schedule --print-crontab. For the crontab of the user ")
                .append(installation.user())
                .append(" (crontab -e).\n")
                .append(
                        "# What a person must see is on standard error, which cron mails; the rest is in data/log/tallyhouse.log.\n")
                .append("SHELL=/bin/sh\n")
                .append("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n");
        installation
                .environment()
                .forEach((name, value) ->
                        text.append(name).append('=').append(ofCrontab(value)).append('\n'));
        if (installation.needsPassword()) {
            text.append("# TALLYHOUSE_DB_PASSWORD is needed too. A secret is not printed: set it here by hand.\n");
        }
        for (ScheduleEntry entry : schedule.entries()) {
            append(text, entry, installation);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, ScheduleEntry entry, Installation installation) {
        ZoneId zone = entry.times().zone();
        text.append("# %s: %s at %s in %s\n"
                .formatted(entry.name(), entry.command(), entry.times().text(), zone));
        for (String when :
                lines(entry, zone.getRules().equals(installation.zone().getRules()))) {
            text.append(when)
                    .append(' ')
                    .append(escaped("%s schedule run %s >/dev/null"
                            .formatted(quoted(installation.runScript().toString()), entry.name())))
                    .append('\n');
        }
    }

    private static Set<String> lines(ScheduleEntry entry, boolean isSameZone) {
        TryAgain tryAgain = entry.tryAgain();
        Set<String> lines = new LinkedHashSet<>();
        if (entry.misfire() == MisfireRule.RUN_ONCE) {
            // what came due while the machine was off
            lines.add("@reboot");
        }
        if (tryAgain != null) {
            lines.add(everySo(tryAgain.every()) + " * * * *");
        }
        if (isSameZone) {
            entry.times().times().forEach(times -> lines.add(times.text()));
        } else if (tryAgain == null || tryAgain.every().compareTo(KNOCKS) > 0) {
            entry.times().times().forEach(times -> lines.add(knocking(times)));
        }
        return lines;
    }

    /** Often enough to be near any time of another zone. */
    private static String knocking(CronTimes times) {
        String minute = times.fields().get(0);
        boolean isOften =
                minute.equals("*") || List.of("*/1", "*/2", "*/3", "*/4").contains(minute);
        return (isOften ? minute : KNOCK) + " * * * *";
    }

    static String everySo(Duration every) {
        long minutes = Math.max(1, every.toMinutes());
        return minutes == 1 ? "*" : minutes < MINUTES ? "*/" + minutes : "0";
    }

    /** Cron takes what is between two quotes of either kind as it is. */
    private static String ofCrontab(String value) {
        char quote = value.indexOf('"') < 0 ? '"' : '\'';
        if (value.indexOf(quote) >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a crontab cannot have the value " + value.replace('\n', ' '));
        }
        return quote + value + quote;
    }

    /** A word of the shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Cron takes a percent sign for the end of the line. */
    private static String escaped(String command) {
        return command.replace("%", "\\%");
    }
}
