package org.tallyhouse.schedule.running;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.running.EntryRun.Fired;

/** A scheduler whose time a test drives: Quartz's triggers and calendars, fired in the order of their times. */
public final class DrivenScheduler {
    private final EntryRun runs;
    private final List<Entry> entries = new ArrayList<>();

    private static final class Entry {
        private final ScheduleEntry entry;
        private final EntryTrigger trigger;
        private final @Nullable Calendar calendar;
        private @Nullable Instant again;

        Entry(ScheduleEntry entry, EntryTrigger trigger, @Nullable Calendar calendar) {
            this.entry = entry;
            this.trigger = trigger;
            this.calendar = calendar;
        }

        Optional<Instant> next() {
            Date due = trigger.getNextFireTime();
            Instant first = due == null ? null : due.toInstant();
            Instant second = again;
            return Optional.ofNullable(first == null || (second != null && second.isBefore(first)) ? second : first);
        }
    }

    /** Starts as a scheduler does: each entry is asked at once. */
    public DrivenScheduler(Schedule schedule, EntryRun runs, Instant now) {
        this.runs = runs;
        for (ScheduleEntry entry : schedule.entries()) {
            EntryTrigger trigger = new EntryTrigger(entry.name(), entry.times(), now);
            Calendar calendar = entry.calendar().isEmpty()
                    ? null
                    : new WorkingDays(runs.works(entry), entry.times().zone());
            trigger.computeFirstFireTime(calendar);
            Entry added = new Entry(entry, trigger, calendar);
            added.again = now;
            entries.add(added);
        }
    }

    /** When it does something next. */
    public Optional<Instant> next() {
        return first().flatMap(Entry::next);
    }

    private Optional<Entry> first() {
        return entries.stream()
                .filter(entry -> entry.next().isPresent())
                .min(Comparator.comparing(entry -> entry.next().orElseThrow()));
    }

    /** Does what is next; the clock stands there already. */
    public void fire() {
        Entry first = first().orElseThrow();
        Instant now = first.next().orElseThrow();
        if (now.equals(first.again)) {
            first.again = null;
        } else {
            first.trigger.triggered(first.calendar);
        }
        Fired fired = runs.fire(first.entry);
        fired.again().ifPresent(again -> first.again = again);
    }
}
