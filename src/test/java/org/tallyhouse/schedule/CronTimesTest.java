package org.tallyhouse.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five fields as cron has them. */
class CronTimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    30 0 * * *        | 2026-02-13T00:30 | 2026-02-14T00:30
                    */10 0-6 * * *    | 2026-02-13T06:50 | 2026-02-14T00:00
                    0 12 1 * *        | 2026-02-13T00:00 | 2026-03-01T12:00
                    0 12 * * 0        | 2026-02-13T00:00 | 2026-02-15T12:00
                    0 12 * * 7        | 2026-02-13T00:00 | 2026-02-15T12:00
                    0 12 * * 1-5      | 2026-02-13T12:00 | 2026-02-16T12:00
                    0 12 * * MON,FRI  | 2026-02-13T12:00 | 2026-02-16T12:00
                    0 0 29 2 *        | 2026-02-13T00:00 | 2028-02-29T00:00
                    5,35 8-18/2 * * * | 2026-02-13T08:35 | 2026-02-13T10:05
                    0 9 * JAN,MAR *   | 2026-02-13T00:00 | 2026-03-01T09:00
                    """)
    void areDueAsCronSays(String cron, LocalDateTime after, LocalDateTime next) {
        assertThat(CronTimes.parse(cron).next(after)).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    30 0 * *        | has 4 fields, not 5
                    0 30 0 * * *    | has 6 fields, not 5
                    60 0 * * *      | cannot be
                    0 24 * * *      | cannot be
                    0 0 31 2 *      | is on a day that never comes
                    0 0 1 * 1       | has a day of the month and a day of the week
                    ? 0 * * *       | has '?'
                    0 0 L * *       | has 'L'
                    0 0 * * 5#2     | has '5#2'
                    5/10 * * * *    | has '5/10'
                    1,,2 * * * *    | has '1,,2'
                    @daily 0 0 0 0  | has '@daily'
                    0 0 * * FOO     | cannot be
                    10-5 0 * * *    | cannot be
                    */0 * * * *     | cannot be
                    """)
    void areRefusedWithWhatIsWrong(String cron, String why) {
        assertThatThrownBy(() -> CronTimes.parse(cron))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
