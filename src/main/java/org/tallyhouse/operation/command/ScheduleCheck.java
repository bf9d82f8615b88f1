package org.tallyhouse.operation.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.tallyhouse.layout.FileProblem;
import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.schedule.Schedule;
import org.tallyhouse.schedule.ScheduleEntry;
import org.tallyhouse.schedule.ScheduleFile;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Sees to it that a schedule can be run: each command of it is one of the command line's, with right options. */
final class ScheduleCheck {
    private static final List<String> NOT_BY_THE_CLOCK = List.of("schedule", "demo", "bench", "warm-up");
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private final CommandLine commands;

    ScheduleCheck(CommandLine commands) {
        this.commands = commands;
        // words are looked up when the entry runs
        commands.registerConverter(
                LocalDate.class, text -> WORD.matcher(text).matches() ? LocalDate.EPOCH : LocalDate.parse(text));
    }

    Schedule checked(Schedule schedule, Path file) {
        FileProblems problems = new FileProblems();
        schedule.entries().forEach(entry -> check(entry, problems));
        problems.refuseIfAny(file + " is");
        return schedule;
    }

    private void check(ScheduleEntry entry, FileProblems problems) {
        if (NOT_BY_THE_CLOCK.contains(entry.words().get(0))) {
            add(entry, "is no command for the clock", problems);
            return;
        }
        try {
            commands.parseArgs(entry.words().toArray(String[]::new));
        } catch (ParameterException e) {
            add(entry, "is refused: " + e.getMessage(), problems);
        }
    }

    private static void add(ScheduleEntry entry, String reason, FileProblems problems) {
        problems.add(new FileProblem(
                ScheduleFile.NAME, entry.line(), "entries.%s.run".formatted(entry.name()), entry.command(), reason));
    }
}
