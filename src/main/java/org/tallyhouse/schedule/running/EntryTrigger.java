package org.tallyhouse.schedule.running;

import java.time.Instant;
import java.util.Date;
import org.quartz.impl.triggers.CronTriggerImpl;
import org.tallyhouse.schedule.EntryTimes;

/** Quartz's trigger with the due times of an entry, which say what a change of the clocks does. */
final class EntryTrigger extends CronTriggerImpl {
    private static final long serialVersionUID = 1L;

    private final transient EntryTimes times;

    EntryTrigger(String name, EntryTimes times, Instant from) {
        this.times = times;
        setName(name);
        setJobName(name);
        setStartTime(Date.from(from));
        setMisfireInstruction(MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
    }

    @Override
    protected Date getTimeAfter(Date after) {
        return times.after(after.toInstant()).map(Date::from).orElse(null);
    }
}
