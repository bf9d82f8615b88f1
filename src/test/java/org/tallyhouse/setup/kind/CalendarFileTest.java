package org.tallyhouse.setup.kind;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.setup.SetUpDefect;

class CalendarFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', useHeadersInDisplayName = true, textBlock = """
            replaced | by | told
            holidays: | holiday: | line 5: holiday is no key here; the keys are calendar, name, covers, weekend, holidays, working_days
            {from: 2026-01-01, to: 2026-12-31} | 2026 | line 3: covers is not a mapping
            , to: 2026-12-31 | | line 3: covers.to is empty
            from: 2026-01-01 | from: 2027-01-01 | line 3: covers.to '2026-12-31' is before from 2027-01-01
            from: 2026-01-01 | since: 2026-01-01, from: 2026-01-01 | line 3: covers.since is no key here; the keys are from, to
            SUNDAY | SONNTAG | line 4: weekend 'SONNTAG' is no day of the week
            SUNDAY | [SUNDAY] | line 4: weekend has an item that is not a plain value
            weekend: [SATURDAY, SUNDAY]\\n | | line 1: weekend is missing; a list without items is []
            [SATURDAY | [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY | line 4: weekend leaves no working day in the week
            2026-02-17 | 2026-02-30 | line 7: holidays.date '2026-02-30' is not a date like 2026-02-13
            2026-02-17 | 2027-02-17 | line 7: holidays.date '2027-02-17' is outside of what the calendar covers
            "    name: 春节 Spring Festival\\n" | | line 7: holidays.name is empty
            "  - date: 2026-02-17\\n    name: 春节 Spring Festival\\n" | "  - 2026-02-17\\n" | line 7: holidays has an item that is not a mapping
            2026-02-14 | 2026-02-16 | line 10: working_days.date '2026-02-16' is named twice
            2026-02-14 | 2026-02-13 | line 9: working_days.date '2026-02-13' does not fall on a weekend
            """)
    void tellsADefectOnceAndAlone(String replaced, @Nullable String by, String told) {
        SetUpDefect.in("calendars/CN.yml", replaced, by).isToldAlone(folder, told);
    }
}
