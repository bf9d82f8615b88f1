package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.DateWords;
import org.tallyhouse.operation.running.DueDates;
import org.tallyhouse.operation.running.EarlyOption;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.RunOptions;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole night, of one date or of all that are due. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description = "Runs the whole night of a business date; resumes where it failed or was killed.",
        footer = {
            "",
            "Examples:",
            "  ./run.sh nightly --date 2026-02-13",
            "  ./run.sh nightly --due             what is over and not closed, date by date"
        })
final class NightlyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private Dates dates = new Dates();

    @Mixin
    private EarlyOption early = new EarlyOption();

    @Mixin
    private RunOptions options = new RunOptions();

    NightlyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Which nights. */
    static final class Dates {
        @Option(names = "--date", paramLabel = "D", description = DateWords.OPTION)
        private @Nullable LocalDate date;

        @ArgGroup(exclusive = false)
        private @Nullable Due due;
    }

    /** Those that are due. */
    static final class Due {
        @Option(
                names = "--due",
                required = true,
                description =
                        "every business date that is over and not closed, the oldest first; ends at the first that"
                                + " waits or fails")
        private boolean due;

        @Option(
                names = "--at-most",
                paramLabel = "N",
                defaultValue = "10",
                description = "with --due: so many dates, then a person is told (default: ${DEFAULT-VALUE})")
        private int most;
    }

    @Override
    public Integer call() throws Exception {
        early.requirePerson(options);
        LocalDate date = dates.date;
        Due due = dates.due;
        return terminal.stop().heededBy(() -> date != null ? run(date) : due == null ? 0 : run(due));
    }

    private int run(LocalDate date) {
        try (OpenedHome world = terminal.open()) {
            NightRunner nights = world.get(NightRunner.class);
            RunResult result = early.isGiven()
                    ? nights.runEarly(date, options.operator, options.reason)
                    : nights.run(date, options.operator, options.reason);
            return NightRunner.tell(terminal, result);
        }
    }

    private int run(Due due) {
        if (due.most < 1 || early.isGiven()) {
            throw new WrongUse(early.isGiven() ? "--early goes with --date" : "--at-most is at least 1");
        }
        try (QuickLook look = terminal.glance()) {
            Optional<LocalDate> oldest = look.dueDates().oldest();
            if (oldest.isEmpty()) {
                terminal.out().println(nothing(look.dueDates()));
                return 0;
            }
        }
        try (OpenedHome world = terminal.open()) {
            return runDue(world.get(NightRunner.class), world.get(DueDates.class), due.most);
        }
    }

    private String nothing(DueDates due) {
        LocalDate next = due.next();
        return next == null
                ? "nothing is due: there is no business date yet"
                : "nothing is due: %s is open until %s"
                        .formatted(next, terminal.wallClock().endText(next));
    }

    private int runDue(NightRunner nights, DueDates due, int most) {
        int exit = 0;
        for (int run = 0; run < most; run++) {
            Optional<LocalDate> date = due.oldest();
            if (date.isEmpty()) {
                return exit;
            }
            RunResult result = nights.run(date.get(), options.operator, options.reason);
            int code = NightRunner.tell(terminal, result);
            if (code != 0 && result.outcome() != Outcome.NEEDS_A_PERSON) {
                return code;
            }
            exit = Math.max(exit, code);
        }
        int left = due.count();
        if (left > 0) {
            terminal.err()
                    .println("%d dates were run, %d more are due: give the same command again".formatted(most, left));
            return Outcome.NEEDS_A_PERSON.exitCode();
        }
        return exit;
    }
}
