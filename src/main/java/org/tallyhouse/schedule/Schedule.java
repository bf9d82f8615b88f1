package org.tallyhouse.schedule;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All entries, and the zone and the end of the business day that hold for the whole suite. */
public record Schedule(ZoneId zone, LocalTime dayEnds, List<ScheduleEntry> entries) {

    public Schedule {
        entries = List.copyOf(entries);
    }

    public Optional<ScheduleEntry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
