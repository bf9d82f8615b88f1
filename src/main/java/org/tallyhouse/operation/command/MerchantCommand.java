package org.tallyhouse.operation.command;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.MerchantReader;
import org.tallyhouse.operation.view.MerchantReader.ListedMerchant;
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

    @Parameters(paramLabel = "ID", arity = "0..1", description = "merchant or alias")
    private String id = "";

    @Option(names = "--date", paramLabel = "D", description = "business date (default: the open one)")
    private @Nullable LocalDate date;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    MerchantCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "All merchants by id: status, settlement terms, calendar, payout, name.",
            footer = {"", "Example: ./run.sh merchant list --after M003 --most 100"})
    int list(
            @Option(names = "--after", paramLabel = "M", defaultValue = "", description = "those behind this id")
                    String after,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "default: 1000") int most,
            @Option(names = "--json", description = "as JSON") boolean asJson) {
        try (QuickLook glance = terminal.glance()) {
            List<ListedMerchant> listed = glance.merchants().list(after, most);
            if (asJson) {
                terminal.out().println(JsonAnswer.of(listed));
                return 0;
            }
            listed.forEach(merchant -> terminal.out().print(merchant.text()));
            if (listed.isEmpty()) {
                terminal.out().println("no merchants");
            } else if (listed.size() == most) {
                terminal.out()
                        .println("and perhaps more: ./run.sh merchant list --after "
                                + listed.get(most - 1).merchantId());
            }
        }
        return 0;
    }

    @Override
    public Integer call() {
        if (id.isEmpty()) {
            throw new WrongUse("which merchant? ./run.sh merchant ID, or ./run.sh merchant list");
        }
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
