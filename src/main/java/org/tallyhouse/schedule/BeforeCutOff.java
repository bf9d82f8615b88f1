package org.tallyhouse.schedule;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** So long before a bank's cut-off, in the bank's zone and on its working days, as its terms say. */
public record BeforeCutOff(String bankId, Duration before) {

    /** What a bank's terms say of the time from which on it executes on its next working day. */
    public record CutOffTerms(LocalTime time, ZoneId zone, String calendar) {}

    /** On the day of the cut-off; one that is soon after midnight is gone by at midnight. */
    EntryTimes times(CutOffTerms terms) {
        int cutOff = terms.time().toSecondOfDay() / 60;
        int minute = (int) Math.max(0, cutOff - before.toMinutes());
        return new EntryTimes(
                List.of(CronTimes.parse("%d %d * * *".formatted(minute % 60, minute / 60))), terms.zone());
    }
}
