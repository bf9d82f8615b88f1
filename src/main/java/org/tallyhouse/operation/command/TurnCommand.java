package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tallyhouse.operation.running.DateWords;
import org.tallyhouse.operation.running.DayTurn;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.RunOptions;
import org.tallyhouse.operation.running.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(names = "--date", required = true, paramLabel = "D", description = DateWords.OPTION)
    private LocalDate date = LocalDate.EPOCH;

    @Mixin
    private RunOptions options = new RunOptions();

    TurnCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        return terminal.stop().heededBy(this::run);
    }

    private int run() {
        try (OpenedHome world = terminal.open()) {
            return NightRunner.tell(terminal, world.get(DayTurn.class).run(date, options.operator, options.reason));
        }
    }
}
