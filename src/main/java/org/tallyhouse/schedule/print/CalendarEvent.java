package org.tallyhouse.schedule.print;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallyhouse.schedule.CronTimes;

/** The five fields of cron as systemd writes them after {@code OnCalendar=}. */
final class CalendarEvent {
    private static final int DAYS = 7;
    private static final List<String> MONTHS = Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT))
            .toList();
    private static final List<String> WEEK = Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
            .toList();

    private CalendarEvent() {}

    static String of(CronTimes times, ZoneId zone) {
        List<String> fields = times.fields();
        String week = fields.get(4).equals("*") ? "" : daysOfWeek(fields.get(4)) + " ";
        return "%s*-%s-%s %s:%s:00 %s"
                .formatted(
                        week,
                        field(fields.get(3), 1),
                        field(fields.get(2), 1),
                        field(fields.get(1), 0),
                        field(fields.get(0), 0),
                        zone);
    }

    private static String field(String cron, int first) {
        return Arrays.stream(cron.toUpperCase(Locale.ROOT).split(","))
                .map(part -> part(part, first))
                .collect(Collectors.joining(","));
    }

    private static String part(String part, int first) {
        String plain = part;
        for (int month = 0; month < MONTHS.size(); month++) {
            plain = plain.replace(MONTHS.get(month), Integer.toString(month + 1));
        }
        return plain.replace("*/", first + "/").replace("-", "..");
    }

    /** Spelt out, because systemd's weeks begin on Monday and cron's on Sunday. */
    private static String daysOfWeek(String cron) {
        TreeSet<Integer> days = new TreeSet<>();
        for (String part : cron.toUpperCase(Locale.ROOT).split(",")) {
            String[] rangeAndStep = part.split("/");
            List<Integer> ends = new ArrayList<>();
            if (rangeAndStep[0].equals("*")) {
                ends.addAll(List.of(0, DAYS - 1));
            } else {
                Arrays.stream(rangeAndStep[0].split("-"))
                        .map(CalendarEvent::day)
                        .forEach(ends::add);
            }
            int from = ends.get(0);
            int to = ends.get(ends.size() - 1);
            int step = rangeAndStep.length > 1 ? Integer.parseInt(rangeAndStep[1]) : 1;
            for (int day = from; day <= (to < from ? to + DAYS : to); day += step) {
                // 1 to 7 from Monday on
                days.add((day + DAYS - 1) % DAYS + 1);
            }
        }
        return days.stream().map(day -> WEEK.get(day - 1)).collect(Collectors.joining(","));
    }

    /** 0 is Sunday, as is 7. */
    private static int day(String text) {
        for (int day = 0; day < DAYS; day++) {
            if (WEEK.get(day).toUpperCase(Locale.ROOT).equals(text)) {
                return day + 1;
            }
        }
        return Integer.parseInt(text);
    }
}
