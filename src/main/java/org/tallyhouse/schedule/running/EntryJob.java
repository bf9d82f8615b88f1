package org.tallyhouse.schedule.running;

import java.time.Instant;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;

/** Quartz's job of one entry: asks what is due of it. */
@DisallowConcurrentExecution
final class EntryJob implements Job {
    private final RunningScheduler scheduler;
    private final Schedule schedule;

    EntryJob(RunningScheduler scheduler, Schedule schedule) {
        this.scheduler = scheduler;
        this.schedule = schedule;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        ScheduleEntry entry =
                schedule.entry(context.getJobDetail().getKey().getName()).orElseThrow();
        Optional<Instant> again = scheduler.runs().fire(entry).again();
        try {
            if (again.isPresent()) {
                scheduler.comeAgain(entry, again.get());
            }
        } catch (SchedulerException e) {
            throw new JobExecutionException(e);
        }
    }
}
