package org.tallyhouse.sampleworld;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

final class SampleCalendars {
    private static final String SATURDAY_AND_SUNDAY = "SATURDAY, SUNDAY";

    private static final WorkingCalendar EVERYDAY =
            new WorkingCalendar("EVERYDAY", "Every day is a business date", "2027-12-31", "", "", "");

    /** State Council notice on the holidays of 2026: www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm */
    private static final WorkingCalendar CN = new WorkingCalendar(
            "CN", "China, holidays and make-up days of 2026", "2026-12-31", SATURDAY_AND_SUNDAY, """
            元旦 New Year,2026-01-01,2026-01-03
            春节 Spring Festival,2026-02-15,2026-02-23
            清明节 Tomb Sweeping,2026-04-04,2026-04-06
            劳动节 Labour Day,2026-05-01,2026-05-05
            端午节 Dragon Boat,2026-06-19,2026-06-21
            中秋节 Mid-Autumn,2026-09-25,2026-09-27
            国庆节 National Day,2026-10-01,2026-10-07
            """, """
            元旦 New Year,2026-01-04,2026-01-04
            春节 Spring Festival,2026-02-14,2026-02-14
            春节 Spring Festival,2026-02-28,2026-02-28
            劳动节 Labour Day,2026-05-09,2026-05-09
            国庆节 National Day,2026-09-20,2026-09-20
            国庆节 National Day,2026-10-10,2026-10-10
            """);

    /** Federal Reserve Banks: a holiday on a Saturday closes no other day (Independence Day 2026). */
    private static final WorkingCalendar US = new WorkingCalendar(
            "US", "United States, Federal Reserve holidays of 2026", "2026-12-31", SATURDAY_AND_SUNDAY, """
            New Year,2026-01-01,2026-01-01
            Martin Luther King Day,2026-01-19,2026-01-19
            Washington's Birthday,2026-02-16,2026-02-16
            Memorial Day,2026-05-25,2026-05-25
            Juneteenth,2026-06-19,2026-06-19
            Labor Day,2026-09-07,2026-09-07
            Columbus Day,2026-10-12,2026-10-12
            Veterans Day,2026-11-11,2026-11-11
            Thanksgiving,2026-11-26,2026-11-26
            Christmas,2026-12-25,2026-12-25
            """, "");

    /** National holidays, and the days around New Year on which Japan's banks are closed. */
    private static final WorkingCalendar JP =
            new WorkingCalendar("JP", "Japan, bank holidays of 2026", "2026-12-31", SATURDAY_AND_SUNDAY, """
            New Year,2026-01-01,2026-01-03
            Coming of Age Day,2026-01-12,2026-01-12
            National Foundation Day,2026-02-11,2026-02-11
            Emperor's Birthday,2026-02-23,2026-02-23
            Vernal Equinox,2026-03-20,2026-03-20
            Showa Day,2026-04-29,2026-04-29
            Golden Week,2026-05-03,2026-05-06
            Marine Day,2026-07-20,2026-07-20
            Mountain Day,2026-08-11,2026-08-11
            Silver Week,2026-09-21,2026-09-23
            Sports Day,2026-10-12,2026-10-12
            Culture Day,2026-11-03,2026-11-03
            Labour Thanksgiving Day,2026-11-23,2026-11-23
            Year end,2026-12-31,2026-12-31
            """, "");

    static final List<WorkingCalendar> ALL = List.of(EVERYDAY, CN, US, JP);

    /** {@code holidays} and {@code workingDays} are CSV: name, first and last day. */
    record WorkingCalendar(String id, String name, String to, String weekend, String holidays, String workingDays) {

        String yaml() {
            return """
                    calendar: %s
                    name: %s
                    covers: {from: 2026-01-01, to: %s}
                    weekend: [%s]
                    holidays:%s
                    working_days:%s
                    """.formatted(id, name, to, weekend, days(holidays), days(workingDays));
        }

        private static String days(String spans) {
            StringBuilder yaml = new StringBuilder();
            for (Map<String, String> span : Csv.rows("name,first,last\n" + spans)) {
                LocalDate last = LocalDate.parse(span.get("last"));
                LocalDate.parse(span.get("first"))
                        .datesUntil(last.plusDays(1))
                        .forEach(day -> yaml.append("\n  - {date: %s, name: %s}".formatted(day, span.get("name"))));
            }
            return yaml.isEmpty() ? " []" : yaml.toString();
        }
    }
}
