package org.tallyhouse.operation.command;

import java.util.concurrent.Callable;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.RunOptions;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.RunResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The whole night. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        description = "Runs the whole night of a business date; resumes where it failed or was killed.",
        footer = {"", "Example: ./run.sh nightly --date 2026-02-13"})
final class NightlyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions options = new RunOptions();

    NightlyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenedHome world = terminal.open()) {
            RunResult result = world.get(NightRunner.class).run(options.date, options.operator, options.reason);
            return NightRunner.tell(terminal, result);
        }
    }
}
