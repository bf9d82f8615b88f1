package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.MerchantReader;
import org.tallyhouse.operation.view.MerchantText;
import org.tallyhouse.operation.view.MerchantView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a merchant's money comes from and goes to. */
@Command(
        name = "merchant",
        mixinStandardHelpOptions = true,
        description = "Shows a merchant: terms, aliases by business line, accounts, bank accounts, last changes.",
        footer = {
            "",
            "ID is a merchant, or an alias in force on the date. * marks what is in force on it.",
            "Example: ./run.sh merchant M003 --date 2026-02-13"
        })
final class MerchantCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "merchant or alias")
    private String id = "";

    @Option(names = "--date", paramLabel = "D", description = "business date (default: the open one)")
    private @Nullable LocalDate date;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    MerchantCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (QuickLook glance = terminal.glance()) {
            MerchantReader merchants = glance.merchants();
            LocalDate on = date != null
                    ? date
                    : merchants
                            .openDate()
                            .orElseThrow(() -> new WrongUse("there is no set-up yet; run ./run.sh setup DIR first"));
            MerchantView view = merchants
                    .read(id, on)
                    .orElseThrow(
                            () -> new WrongUse(("there is no merchant '%s', and no alias of that name in force on %s;"
                                            + " give a merchant's id, or another --date")
                                    .formatted(id, on)));
            terminal.out().print(json ? JsonAnswer.of(view) + "\n" : MerchantText.of(view));
            return 0;
        }
    }
}
