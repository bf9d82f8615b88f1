package org.tallyhouse.operation.command;

import java.util.Optional;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.explain.PathExplanation;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what became of something. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Explains what became of a transaction or a payout, and why.",
        footer = {
            "",
            "Example: ./run.sh explain transaction T20260213-00001",
            "Example: ./run.sh explain payout P-20260213-M002-CNY"
        })
final class ExplainCommand {
    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "transaction",
            mixinStandardHelpOptions = true,
            description = "Its fee split and the rule behind each part, entries, settlement, payout, match.")
    int transaction(
            @Parameters(paramLabel = "ID") String id, @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            return print(glance.transactions().explain(id), "transaction", id, json);
        }
    }

    @Command(
            name = "payout",
            mixinStandardHelpOptions = true,
            description = "The settlement behind it, hold, file, the bank's answers, entries.")
    int payout(
            @Parameters(paramLabel = "ID", description = "as ./run.sh payouts list shows it") String id,
            @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            return print(glance.payoutExplainer().explain(id), "payout", id, json);
        }
    }

    private int print(Optional<PathExplanation> found, String kind, String id, boolean json) {
        PathExplanation explanation = found.orElseThrow(() -> new WrongUse("there is no %s '%s'".formatted(kind, id)));
        terminal.out().print(json ? JsonAnswer.of(explanation) + "\n" : explanation.text());
        return 0;
    }
}
