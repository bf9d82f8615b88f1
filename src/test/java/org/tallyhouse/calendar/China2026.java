package org.tallyhouse.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * China's holidays and make-up days of 2026, as the State Council announced them
 * (www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm).
 */
final class China2026 {
    static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    static final BusinessCalendar CALENDAR = covering("2026-01-01", "2026-12-31");

    private China2026() {}

    /** The same days in a longer calendar, for terms that reach into its neighbours. */
    static BusinessCalendar covering(String from, String to) {
        Map<LocalDate, Boolean> days = new TreeMap<>();
        holidays(days, "2026-01-01", "2026-01-03");
        holidays(days, "2026-02-15", "2026-02-23");
        holidays(days, "2026-04-04", "2026-04-06");
        holidays(days, "2026-05-01", "2026-05-05");
        holidays(days, "2026-06-19", "2026-06-21");
        holidays(days, "2026-09-25", "2026-09-27");
        holidays(days, "2026-10-01", "2026-10-07");
        for (String makeUpDay :
                new String[] {"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}) {
            days.put(LocalDate.parse(makeUpDay), true);
        }
        return new BusinessCalendar("CN", LocalDate.parse(from), LocalDate.parse(to), WEEKEND, days);
    }

    private static void holidays(Map<LocalDate, Boolean> days, String first, String last) {
        LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).forEach(day -> days.put(day, false));
    }
}
