package org.tallyhouse.operation.command;

import java.util.concurrent.Callable;
import org.tallyhouse.operation.running.DayTurn;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.RunOptions;
import org.tallyhouse.operation.running.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns the open window of a date during the day. */
@Command(
        name = "turn",
        mixinStandardHelpOptions = true,
        description = {
            "Closes the open posting window of a business date if it is due, opens the next one of the same",
            "date and posts what was buffered (日间切窗). tallyhouse.posting.windows-per-day says how often."
        },
        footer = {"", "Safe to call every few minutes. Example: ./run.sh turn --date 2026-02-13"})
final class TurnCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions options = new RunOptions();

    TurnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenedHome world = terminal.open()) {
            return NightRunner.tell(
                    terminal, world.get(DayTurn.class).run(options.date, options.operator, options.reason));
        }
    }
}
