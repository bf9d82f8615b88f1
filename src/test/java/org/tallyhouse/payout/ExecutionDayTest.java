package org.tallyhouse.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.merchant.PayoutTerms.CutOff;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/** Friday is 2026-02-13; Monday the 16th is a holiday. Shanghai is eight hours ahead of UTC. */
class ExecutionDayTest {
    private static final BusinessCalendar BANK = new BusinessCalendar(
            "BANK",
            LocalDate.of(2026, 2, 1),
            LocalDate.of(2026, 2, 28),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Map.of(LocalDate.of(2026, 2, 16), false));

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            format          | urgency | calendar | cut-off | business date | now (UTC)            | executed
            PAIN_001_001_09 | NORMAL  | false    |         | 2026-02-13    | 2030-01-01T00:00:00Z | 2026-02-14
            PAIN_001_001_09 | NORMAL  | true     |         | 2026-02-13    | 2030-01-01T00:00:00Z | 2026-02-17
            PAIN_001_001_09 | NORMAL  | true     |         | 2026-02-11    | 2030-01-01T00:00:00Z | 2026-02-12
            PAIN_001_001_03 | URGENT  | true     |         | 2026-02-11    | 2030-01-01T00:00:00Z | 2026-02-12
            CSV             | NORMAL  | true     | 17:30   | 2026-02-11    | 2026-02-12T09:29:59Z | 2026-02-12
            CSV             | NORMAL  | true     | 17:30   | 2026-02-11    | 2026-02-12T09:30:00Z | 2026-02-13
            CSV             | NORMAL  | true     | 17:30   | 2026-02-12    | 2026-02-13T09:30:00Z | 2026-02-17
            CSV             | NORMAL  | false    | 17:30   | 2026-02-12    | 2026-02-13T09:30:00Z | 2026-02-14
            LAYOUT          | NORMAL  | true     | 17:30   | 2026-02-12    | 2026-02-12T08:00:00Z | 2026-02-12
            LAYOUT          | NORMAL  | true     | 17:30   | 2026-02-12    | 2026-02-11T17:00:00Z | 2026-02-12
            LAYOUT          | NORMAL  | true     | 17:30   | 2026-02-12    | 2026-02-09T00:00:00Z | 2026-02-12
            NACHA_CCD       | URGENT  | true     |         | 2026-02-11    | 2030-01-01T00:00:00Z | 2026-02-12
            NACHA_CCD       | NORMAL  | true     |         | 2026-02-11    | 2030-01-01T00:00:00Z | 2026-02-13
            NACHA_CCD       | NORMAL  | true     |         | 2026-02-12    | 2030-01-01T00:00:00Z | 2026-02-17
            NACHA_CCD       | NORMAL  | false    |         | 2026-02-12    | 2030-01-01T00:00:00Z | 2026-02-14
            """)
    void aBankExecutesOnTheFirstDayItCan(
            Format format,
            Urgency urgency,
            boolean calendar,
            @Nullable LocalTime cutOff,
            LocalDate businessDate,
            Instant now,
            LocalDate executed) {
        ExecutionDay day = new ExecutionDay(
                calendar ? BANK : null, cutOff == null ? CutOff.NONE : new CutOff(cutOff, "Asia/Shanghai"), format);
        assertThat(day.of(businessDate, now, urgency)).isEqualTo(executed);
    }

    /** Clocks go forward in New York on 2026-03-08: 17:00 there is 22:00 UTC before and 21:00 after. */
    @Test
    void aCutOffKnowsSummerTime() {
        ExecutionDay day = new ExecutionDay(null, new CutOff(LocalTime.of(17, 0), "America/New_York"), Format.CSV);
        LocalDate saturday = LocalDate.of(2026, 3, 7);
        assertThat(day.of(saturday, Instant.parse("2026-03-07T21:30:00Z"), Urgency.NORMAL))
                .isEqualTo(saturday);
        assertThat(day.of(saturday, Instant.parse("2026-03-08T21:30:00Z"), Urgency.NORMAL))
                .isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void outsideItsCalendarNoDayIsGuessed() {
        ExecutionDay day = new ExecutionDay(BANK, CutOff.NONE, Format.CSV);
        assertThatExceptionOfType(OutsideCoverage.class)
                .isThrownBy(() -> day.of(LocalDate.of(2026, 2, 28), Instant.EPOCH, Urgency.NORMAL))
                .withMessageContaining("says nothing about 2026-03-01");
    }
}
