package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.close.Verification;
import org.tallyhouse.close.seal.DateSeals;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.RunResult.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds closed dates against their certificates. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Tells what of closed dates is not as it was at their close (复核): certificates, files, rows, audit log.",
        footer = {
            "",
            "Ends with 0 if everything is as it was, else with 1 and a line for each difference.",
            "",
            "Examples:",
            "  ./run.sh verify                                    the last 31 closed dates",
            "  ./run.sh verify --from 2026-01-01 --to 2026-12-31",
            "  ./run.sh verify --sql                              the statements whose lines are sealed, for auditors"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int USUAL_DATES = 31;

    private final Terminal terminal;

    @Option(names = "--from", paramLabel = "D", description = "the first business date")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "D", description = "the last business date")
    private @Nullable LocalDate to;

    @Option(names = "--sql", description = "prints the statements instead of running them")
    private boolean sql;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (sql) {
            DateSeals.statements()
                    .forEach((table, statement) -> terminal.out().println("-- " + table + "\n" + statement + ";"));
            return 0;
        }
        try (OpenedHome world = terminal.open()) {
            return verify(world.get(Verification.class));
        }
    }

    private int verify(Verification verification) {
        List<LocalDate> dates = verification.closedDates(
                from == null ? LocalDate.EPOCH : from,
                to == null ? LocalDate.of(9999, 12, 31) : to,
                from == null ? USUAL_DATES : Integer.MAX_VALUE);
        if (dates.isEmpty()) {
            terminal.out().println("no date is closed");
        }
        boolean same = true;
        for (LocalDate date : dates) {
            List<String> told = verification.differences(date);
            told.forEach(terminal.out()::println);
            if (told.isEmpty()) {
                terminal.out().println(date + ": as it was closed");
            }
            same &= told.isEmpty();
        }
        Optional<String> open = verification.openDifference();
        open.ifPresent(terminal.out()::println);
        same &= open.isEmpty();
        return (same ? Outcome.DONE : Outcome.FAILED).exitCode();
    }
}
