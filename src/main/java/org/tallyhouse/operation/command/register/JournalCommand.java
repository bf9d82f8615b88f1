package org.tallyhouse.operation.command.register;

import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.JournalReader.JournalView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is in the books. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows journals (分录) by what they book.")
public final class JournalCommand {
    private final Terminal terminal;

    public JournalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = {
                "All entries booked under a reference, and what corrects them.",
                "A reference is a transaction, a settlement, a payout or what a call was named by; its type may stand before it."
            },
            footer = {"", "Example: ./run.sh journal show SETTLEMENT/S-20260213-M002-CNY"})
    int show(
            @Parameters(paramLabel = "REFERENCE", description = "like S-20260213-M002-CNY") String reference,
            @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            JournalView view = glance.journals()
                    .read(reference)
                    .orElseThrow(() -> new WrongUse(
                            "nothing is booked under '%s'; ./run.sh explain transaction ID tells of one that is on its way"
                                    .formatted(reference)));
            terminal.out().print(json ? JsonAnswer.of(view) + "\n" : view.text());
        }
        return 0;
    }
}
