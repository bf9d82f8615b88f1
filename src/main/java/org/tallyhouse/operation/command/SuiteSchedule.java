package org.tallyhouse.operation.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.SuiteBooks;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.ScheduleFile;
import org.tallyhouse.schedule.running.EntryRun;
import org.tallyhouse.schedule.running.RunningFor;
import org.tallyhouse.schedule.running.ScheduleStore;
import picocli.CommandLine;

/** The schedule of a home, whose entries run the commands of the command line there. */
final class SuiteSchedule {
    private final Terminal terminal;
    private final Function<Terminal, CommandLine> commands;

    /** @param commands the whole command line, for a terminal */
    SuiteSchedule(Terminal terminal, Function<Terminal, CommandLine> commands) {
        this.terminal = terminal;
        this.commands = commands;
    }

    /** What the file says, with every command line in it tried, and what it names looked up. */
    Schedule checked() {
        Schedule schedule = terminal.schedule()
                .orElseThrow(
                        () -> new WrongUse("there is no %s; jobs/README.md says how to write it".formatted(file())));
        if (schedule.entries().stream().anyMatch(ScheduleEntry::asksTheBooks)) {
            terminal.upToDateDatabase();
        }
        SuiteBooks books = new SuiteBooks(terminal);
        return new ScheduleCheck(commands.apply(terminal), books)
                .checked(schedule, file())
                .resolved(books::cutOff);
    }

    Path file() {
        return terminal.folders().job(ScheduleFile.NAME);
    }

    ScheduleStore store() {
        return new ScheduleStore(terminal::startedDatabase);
    }

    /** @param owner which process runs them */
    EntryRun runs(Schedule schedule, ScheduleStore store, String owner) {
        RunningFor running = new RunningFor(owner, terminal.clock(), schedule.zone(), terminal.out(), terminal.err());
        return new EntryRun(running, store, new SuiteBooks(terminal), this::run, terminal.stop());
    }

    private int run(List<String> words, PrintStream out, PrintStream err) {
        Terminal own = terminal.printingTo(out, err);
        return commands.apply(own).execute(words.toArray(String[]::new));
    }
}
