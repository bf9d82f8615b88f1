package org.tallyhouse.operation.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.run.lease.RunLease;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.print.CrontabText;
import org.tallyhouse.schedule.print.Installation;
import org.tallyhouse.schedule.print.SystemdUnits;
import org.tallyhouse.schedule.running.EntryRun;
import org.tallyhouse.schedule.running.EntryRun.Fired;
import org.tallyhouse.schedule.running.Heartbeat;
import org.tallyhouse.schedule.running.RunningScheduler;
import org.tallyhouse.schedule.running.ScheduleOverview;
import org.tallyhouse.schedule.running.ScheduleStore;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs what jobs/schedule.yml says, until it is stopped; and what people want to know of it. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[list|check|run]",
        description = {
            "Runs the commands of jobs/schedule.yml by the clock, until it is stopped (排程). SIGTERM ends it behind the",
            "commit that is being made, a second one at once. Several may run: each thing is run by one of them."
        },
        footer = {
            "",
            "Examples:",
            "  ./run.sh schedule",
            "  ./run.sh schedule list",
            "  ./run.sh schedule run night            if it is due and nobody has run it; what cron and systemd call",
            "  ./run.sh schedule run night --now      because you want it",
            "  ./run.sh schedule --print-crontab",
            "  ./run.sh schedule --print-systemd --into /etc/systemd/system"
        })
final class ScheduleCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SuiteSchedule suite;

    @ArgGroup
    private @Nullable Printing printing;

    @Option(names = "--into", paramLabel = "FOLDER", description = "with --print-systemd: writes the units there")
    private @Nullable Path into;

    /** @param commands the whole command line, for another terminal */
    ScheduleCommand(Terminal terminal, Function<Terminal, CommandLine> commands) {
        this.terminal = terminal;
        this.suite = new SuiteSchedule(terminal, commands);
    }

    /** For those who keep cron or systemd. */
    static final class Printing {
        @Option(names = "--print-crontab", description = "prints lines for cron that do what the schedule does")
        private boolean crontab;

        @Option(names = "--print-systemd", description = "prints systemd units and timers that do so")
        private boolean systemd;
    }

    @Override
    public Integer call() throws Exception {
        if (printing == null) {
            if (into != null) {
                throw new WrongUse("--into goes with --print-systemd");
            }
            return runUntilStopped();
        }
        Installation installation = Installation.of(terminal.environment(), terminal.folders());
        if (printing.crontab) {
            terminal.out().print(CrontabText.of(suite.checked(), installation));
        } else if (into == null) {
            terminal.out().print(SystemdUnits.of(suite.checked(), installation).text());
        } else {
            SystemdUnits.of(suite.checked(), installation).write(into).forEach(terminal.out()::println);
        }
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows who runs the schedule, when each entry is due next and what became of it last.")
    int list(@Option(names = "--json", description = "as JSON") boolean json) {
        Schedule schedule = suite.checked();
        terminal.upToDateDatabase();
        ScheduleStore store = suite.store();
        ScheduleOverview overview = ScheduleOverview.of(schedule, store, runs(schedule, store), terminal.clock());
        terminal.out().print(json ? JsonAnswer.of(overview) + "\n" : overview.text());
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads jobs/schedule.yml and tells everything that is wrong with it.")
    int check() {
        Schedule schedule = suite.checked();
        terminal.out()
                .println("%s is right: %d entries, in %s"
                        .formatted(suite.file(), schedule.entries().size(), schedule.zone()));
        return 0;
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Runs one entry if it is due and nobody has run it, for cron and systemd.",
                "Ends with the exit code of its command, with 0 if there is nothing to do."
            })
    int run(
            @Parameters(paramLabel = "NAME", description = "an entry of jobs/schedule.yml") String name,
            @Option(names = "--now", description = "whether it is due or not, and without waiting for input")
                    boolean now)
            throws Exception {
        Schedule schedule = suite.checked();
        ScheduleEntry entry = schedule.entry(name)
                .orElseThrow(() -> new WrongUse("%s has no entry %s; it has %s"
                        .formatted(
                                suite.file(),
                                name,
                                String.join(
                                        ", ",
                                        schedule.entries().stream()
                                                .map(ScheduleEntry::name)
                                                .toList()))));
        terminal.upToDateDatabase();
        return terminal.stop().heededBy(() -> run(schedule, entry, now));
    }

    private int run(Schedule schedule, ScheduleEntry entry, boolean now) throws Exception {
        ScheduleStore store = suite.store();
        EntryRun runs = runs(schedule, store);
        Fired fired = Heartbeat.ofRuns(store, RunLease.thisProcess())
                .during(() -> now ? runs.fireNow(entry) : runs.fire(entry));
        if (now && fired.state() == null) {
            terminal.err()
                    .println("%s is being run elsewhere; ./run.sh schedule list shows by whom".formatted(entry.name()));
            return Outcome.HELD_ELSEWHERE.exitCode();
        }
        return fired.exit();
    }

    private int runUntilStopped() throws Exception {
        Schedule schedule = suite.checked();
        terminal.upToDateDatabase();
        ScheduleStore store = suite.store();
        return terminal.stop()
                .heededBy(() -> Heartbeat.ofScheduler(store, RunLease.thisProcess(), terminal.clock())
                        .during(() -> runUntilStopped(schedule, store)));
    }

    private int runUntilStopped(Schedule schedule, ScheduleStore store) throws Exception {
        RunningScheduler running = RunningScheduler.start(schedule, runs(schedule, store), terminal.clock());
        terminal.err()
                .println("the schedule runs: %d entries, in %s; ./run.sh schedule list shows it"
                        .formatted(schedule.entries().size(), schedule.zone()));
        terminal.stop().await();
        terminal.err().println("asked to stop: ends behind the commit that is being made");
        running.close();
        terminal.err().println("stopped; nothing is lost, and the next start goes on");
        return 0;
    }

    private EntryRun runs(Schedule schedule, ScheduleStore store) {
        return suite.runs(schedule, store, RunLease.thisProcess());
    }
}
