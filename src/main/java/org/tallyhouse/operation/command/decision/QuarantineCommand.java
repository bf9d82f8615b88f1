package org.tallyhouse.operation.command.decision;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.tallyhouse.failure.ShownText;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.quarantine.QuarantineDecisions;
import org.tallyhouse.operation.quarantine.QuarantineDecisions.Decision;
import org.tallyhouse.operation.quarantine.QuarantineDecisions.Quarantined;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a night set aside, and what two people decide about them. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Transactions that could not be priced or settled, credits that could not be posted (隔离): their"
                + " money stays where it is.",
        footer = {
            "",
            "One person asks for a release or for voiding, another approves or rejects. A transaction that is released is settled",
            "from the next night on, without a fee; an adjustment can charge one. A credit that is released is booked at once.",
            "Example: ./run.sh quarantine void T20260214-00017 --operator wang --reason 'not our merchant'"
        })
public final class QuarantineCommand {
    private final Terminal terminal;

    public QuarantineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, each with its reason.")
    int list(@Option(names = "--all", description = "those that were decided about too") boolean all) {
        try (OpenedHome world = terminal.open()) {
            List<Quarantined> rows = world.get(QuarantineDecisions.class).list(all);
            rows.forEach(row -> terminal.out().println(line(row)));
            if (rows.isEmpty()) {
                terminal.out().println("nothing is quarantined");
            }
        }
        return 0;
    }

    private static String line(Quarantined row) {
        return "%s  %-24s %-10s %18s %s  %s %s: %s%s"
                .formatted(
                        row.businessDate(),
                        ShownText.of(row.reference()),
                        row.type(),
                        Amounts.format(row.amountMinor(), row.currency()),
                        row.currency(),
                        ShownText.of(row.owner()),
                        row.reason(),
                        ShownText.of(row.detail()),
                        row.decision() == null
                                ? ""
                                : "  (%s %s, asked for by %s)"
                                        .formatted(
                                                row.decision().name().toLowerCase(Locale.ROOT),
                                                String.valueOf(row.status()).toLowerCase(Locale.ROOT),
                                                row.askedBy()));
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "Asks that they be settled, or booked, after all.")
    int release(@Parameters(paramLabel = "REFERENCE", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        return ask(ids, Decision.RELEASE, by);
    }

    @Command(
            name = "void",
            mixinStandardHelpOptions = true,
            description = "Asks that what they booked be taken back; they are never settled or booked.")
    int voidThem(@Parameters(paramLabel = "REFERENCE", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        return ask(ids, Decision.VOID, by);
    }

    private int ask(List<String> ids, Decision decision, OperatorOptions by) {
        return each(ids, decisions -> id -> {
            decisions.ask(id, decision, by);
            terminal.out()
                    .println(
                            "%s: asked for; another person does it: ./run.sh quarantine approve %s --operator NAME --reason TEXT"
                                    .formatted(id, id));
        });
    }

    @Command(name = "approve", mixinStandardHelpOptions = true, description = "Does what another person asked for.")
    int approve(@Parameters(paramLabel = "REFERENCE", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        return each(
                ids,
                decisions -> id -> terminal.out()
                        .println(
                                decisions.approve(id, by) == Decision.VOID
                                        ? id + ": voided, nothing of it stays booked"
                                        : id + ": released, "
                                                + "the next night settles a transaction, a credit is booked"));
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "Drops what another person asked for.")
    int reject(@Parameters(paramLabel = "REFERENCE", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        return each(ids, decisions -> id -> {
            decisions.reject(id, by);
            terminal.out().println(id + ": stays quarantined");
        });
    }

    @FunctionalInterface
    private interface Deed {
        Consumer<String> with(QuarantineDecisions decisions);
    }

    private int each(List<String> ids, Deed deed) {
        try (OpenedHome world = terminal.open()) {
            ids.forEach(deed.with(world.get(QuarantineDecisions.class)));
        }
        return 0;
    }
}
