package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.NightStatus;
import org.tallyhouse.operation.view.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How far a night is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each stage of a night: state, rows, amounts, duration, and what to do next.",
        footer = {"", "Without a date: the first date that is not closed. Example: ./run.sh status --date 2026-02-13"})
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--date", paramLabel = "D", description = "the business date")
    private @Nullable LocalDate date;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (QuickLook glance = terminal.glance()) {
            NightStatus status = glance.status().read(date);
            terminal.out().print(json ? JsonAnswer.of(status) + "\n" : StatusText.of(status));
            return 0;
        }
    }
}
