package org.tallyhouse.schedule.running;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;

/**
 * Quartz with the entries of a schedule, in memory: what was run stands in our own rows, so nothing is lost with it.
 * Entries run side by side, each by itself one at a time.
 */
public final class RunningScheduler {
    private static final int MOST_THREADS = 8;

    private final Scheduler quartz;
    private final EntryRun runs;
    private final Clock clock;

    private RunningScheduler(Scheduler quartz, EntryRun runs, Clock clock) {
        this.quartz = quartz;
        this.runs = runs;
        this.clock = clock;
    }

    /** Starts at once; what was due while nobody ran is looked at first. */
    public static RunningScheduler start(Schedule schedule, EntryRun runs, Clock clock) throws SchedulerException {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "tallyhouse");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty(
                "org.quartz.threadPool.threadCount",
                Integer.toString(
                        Math.max(1, Math.min(MOST_THREADS, schedule.entries().size()))));
        Scheduler quartz = new StdSchedulerFactory(properties).getScheduler();
        RunningScheduler scheduler = new RunningScheduler(quartz, runs, clock);
        quartz.setJobFactory((bundle, of) -> new EntryJob(scheduler, schedule));
        for (ScheduleEntry entry : schedule.entries()) {
            scheduler.add(entry);
        }
        quartz.start();
        return scheduler;
    }

    private void add(ScheduleEntry entry) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(EntryJob.class)
                .withIdentity(entry.name())
                .storeDurably()
                .build();
        quartz.addJob(job, true);
        EntryTrigger due = new EntryTrigger(entry.name(), entry.times(), clock.instant());
        if (!entry.calendar().isEmpty()) {
            quartz.addCalendar(
                    entry.name(),
                    new WorkingDays(runs.works(entry), entry.times().zone()),
                    true,
                    true);
            due.setCalendarName(entry.name());
        }
        quartz.scheduleJob(due);
        comeAgain(entry, clock.instant());
    }

    /** Asks the entry again at a time, once; a time that was set before is forgotten. */
    void comeAgain(ScheduleEntry entry, Instant at) throws SchedulerException {
        TriggerKey key = new TriggerKey("again", entry.name());
        Trigger again = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(new JobKey(entry.name()))
                .startAt(Date.from(at))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
        if (quartz.checkExists(key)) {
            quartz.rescheduleJob(key, again);
        } else {
            quartz.scheduleJob(again);
        }
    }

    EntryRun runs() {
        return runs;
    }

    /** Begins nothing any more, and waits for what is being run. */
    public void close() throws SchedulerException {
        quartz.shutdown(true);
    }
}
