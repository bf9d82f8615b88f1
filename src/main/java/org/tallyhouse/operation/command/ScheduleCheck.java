package org.tallyhouse.operation.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.operation.running.DateWords;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.ScheduleFile;
import org.tallyhouse.schedule.running.ScheduledBooks;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Sees to it that a schedule can be run: each command of it is one of the command line's, with right options, and what an
 * entry names is in the set-up.
 */
final class ScheduleCheck {
    private static final List<String> NOT_BY_THE_CLOCK = List.of("schedule", "demo", "bench", "db", "warm-up");

    private final CommandLine commands;
    private final ScheduledBooks books;

    ScheduleCheck(CommandLine commands, ScheduledBooks books) {
        this.commands = commands;
        this.books = books;
        // words are looked up when the entry runs
        commands.registerConverter(
                LocalDate.class, text -> DateWords.ALL.contains(text) ? LocalDate.EPOCH : LocalDate.parse(text));
    }

    Schedule checked(Schedule schedule, Path file) {
        FileProblems problems = new FileProblems();
        schedule.entries().forEach(entry -> check(entry, problems));
        problems.refuseIfAny(file + " is");
        return schedule;
    }

    private void check(ScheduleEntry entry, FileProblems problems) {
        checkCommand(entry, problems);
        if (!entry.calendar().isEmpty()) {
            try {
                books.calendar(entry.calendar());
            } catch (IllegalArgumentException e) {
                add(entry, "calendar", entry.calendar(), "is refused: " + e.getMessage(), problems);
            }
        }
        if (!entry.waitsFor().isNothing()) {
            books.unknown(entry.waitsFor())
                    .forEach(sender ->
                            add(entry, "waits-for", sender, "is no channel, or no bank, of the set-up", problems));
        }
    }

    private void checkCommand(ScheduleEntry entry, FileProblems problems) {
        if (NOT_BY_THE_CLOCK.contains(entry.words().get(0))) {
            add(entry, "run", entry.command(), "is no command for the clock", problems);
            return;
        }
        try {
            ParseResult parsed = commands.parseArgs(entry.words().toArray(String[]::new));
            boolean asksForHelp = parsed.asCommandLineList().stream()
                    .anyMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
            if (asksForHelp) {
                add(entry, "run", entry.command(), "asks for help and does nothing", problems);
            }
        } catch (ParameterException e) {
            add(entry, "run", entry.command(), "is refused: " + e.getMessage(), problems);
        }
    }

    private static void add(ScheduleEntry entry, String key, String value, String reason, FileProblems problems) {
        problems.add(new FileProblem(
                ScheduleFile.NAME, entry.line(), "entries.%s.%s".formatted(entry.name(), key), value, reason));
    }
}
