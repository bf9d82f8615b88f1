package org.tallyhouse.schedule.running;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Tells people what an entry needs them for: each kind of thing once for one business date, whoever runs the entry. */
final class EntryNotices {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ScheduleStore store;
    private final Clock clock;
    private final ZoneId zone;
    private final PrintStream out;
    private final PrintStream err;

    EntryNotices(ScheduleStore store, Clock clock, ZoneId zone, PrintStream out, PrintStream err) {
        this.store = store;
        this.clock = clock;
        this.zone = zone;
        this.out = out;
        this.err = err;
    }

    /**
     * Told before is what was told in the same words.
     *
     * @param about the business date, or the day where an entry is for none
     * @param further what is said besides, and does not make it another thing
     */
    void once(String entry, LocalDate about, String kind, String message, String further) {
        LocalDateTime now = ScheduleStore.utc(clock.instant());
        if (store.with(schedule -> schedule.tell(entry, about, kind, now, ScheduleStore.kept(message))) == 1) {
            alert(entry, message + further);
        }
    }

    /** What a person must see. */
    void alert(String entry, String message) {
        err.println(line(entry, "! " + message));
    }

    /** What whoever wants to may read. */
    void log(String entry, String text) {
        out.println(line(entry, text));
    }

    private String line(String entry, String text) {
        return "%s %s: %s".formatted(AT.format(clock.instant().atZone(zone)), entry, text);
    }
}
