package org.tallyhouse.operation;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains what became of something. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explains what became of a transaction and why.",
        footer = {"", "Example: ./run.sh explain transaction T20260213-00001"})
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
        try (Glance glance = terminal.glance()) {
            Optional<Explanation> found = glance.transactions().explain(id);
            Explanation explanation =
                    found.orElseThrow(() -> new WrongUse("there is no transaction '%s'".formatted(id)));
            terminal.out().print(json ? Json.of(explanation) + "\n" : explanation.text());
            return 0;
        }
    }
}
