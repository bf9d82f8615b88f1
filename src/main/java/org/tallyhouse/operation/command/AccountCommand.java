package org.tallyhouse.operation.command;

import java.util.concurrent.Callable;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.AccountsView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an account holds. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Shows what an account holds, each figure backed by rows, and its last entries.",
        footer = {
            "",
            "ID is an account (M001.CNY.PENDING) or an owner (M001: all of its accounts, and what they come to).",
            "Example: ./run.sh account M001.CNY.BALANCE"
        })
final class AccountCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "account or owner")
    private String id = "";

    @Option(
            names = "--entries",
            description = "how many entries to show (default: ${DEFAULT-VALUE})",
            defaultValue = "10")
    private int entries;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    AccountCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (QuickLook glance = terminal.glance()) {
            AccountsView view = glance.accounts()
                    .read(id, Math.max(0, Math.min(entries, 1000)))
                    .orElseThrow(() ->
                            new WrongUse("there is no account or owner '%s'; accounts are named like M001.CNY.PENDING"
                                    .formatted(id)));
            terminal.out().print(json ? view.json() + "\n" : view.text());
            return 0;
        }
    }
}
