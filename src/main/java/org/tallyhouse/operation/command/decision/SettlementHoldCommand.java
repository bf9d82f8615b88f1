package org.tallyhouse.operation.command.decision;

import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.settlement.SettlementStops;
import org.tallyhouse.settlement.SettlementStops.Stop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a merchant, or what a channel brought, from being settled. */
@Command(
        name = "settlement-hold",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps a merchant, or what a channel brought, from being settled (止付), under an id.",
        footer = {
            "",
            "What is held is listed every night with its reason, and settled once the hold is lifted.",
            "Example: ./run.sh settlement-hold place CASE-18 --merchant M003 --operator wang --reason 'fraud case 18'"
        })
public final class SettlementHoldCommand {
    private final Terminal terminal;

    public SettlementHoldCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "place", mixinStandardHelpOptions = true, description = "Holds from the night of a date on.")
    int place(
            @Parameters(paramLabel = "ID", description = "the hold's own id") String id,
            @Option(names = "--merchant", paramLabel = "M", defaultValue = "", description = "nothing of it is settled")
                    String merchant,
            @Option(names = "--channel", paramLabel = "C", defaultValue = "", description = "nothing it brought is")
                    String channel,
            @Option(names = "--date", paramLabel = "D", description = "the first night (default: the next one)")
                    @Nullable LocalDate date,
            @Mixin OperatorOptions by) {
        boolean isNew = change(
                by,
                "settlement-hold place",
                id,
                date,
                (stops, from) -> stops.place(new Stop(id, merchant, channel, from, null, by.operator(), by.reason())));
        terminal.out().println("%s holds %s%s%s".formatted(id, merchant, channel, isNew ? " now" : " already"));
        return 0;
    }

    @Command(name = "lift", mixinStandardHelpOptions = true, description = "Settles again from the night of a date on.")
    int lift(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--date", paramLabel = "D", description = "the first night (default: the next one)")
                    @Nullable LocalDate date,
            @Mixin OperatorOptions by) {
        boolean isNew = change(by, "settlement-hold lift", id, date, (stops, from) -> stops.lift(id, from));
        terminal.out().println("%s is %s".formatted(id, isNew ? "lifted" : "lifted already"));
        return 0;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists holds in force.")
    int list(@Option(names = "--all", description = "those that were lifted too") boolean all) {
        try (OpenedHome world = terminal.open()) {
            Predicate<Stop> shown = stop -> all || stop.effectiveTo() == null;
            world.get(SettlementStops.class).list().stream()
                    .filter(shown)
                    .forEach(stop -> terminal.out()
                            .println("%s  %s%s  from %s%s  %s: %s"
                                    .formatted(
                                            stop.stopId(),
                                            stop.merchantId(),
                                            stop.channel(),
                                            stop.effectiveFrom(),
                                            stop.effectiveTo() == null ? "" : " through " + stop.effectiveTo(),
                                            stop.operator(),
                                            stop.reason())));
            return 0;
        }
    }

    @FunctionalInterface
    private interface Change {
        boolean on(SettlementStops stops, LocalDate from);
    }

    /** The change and its line in the audit log, both or neither. */
    private boolean change(OperatorOptions by, String action, String id, @Nullable LocalDate date, Change change) {
        by.operator();
        by.reason();
        try (OpenedHome world = terminal.open()) {
            return Objects.requireNonNull(world.get(TransactionTemplate.class).execute(transaction -> {
                SettlementStops stops = world.get(SettlementStops.class);
                LocalDate from = date == null ? stops.firstOpen() : date;
                if (from == null) {
                    throw new WrongUse("there is no set-up yet; run ./run.sh setup DIR first");
                }
                boolean isNew = change.on(stops, from);
                if (isNew) {
                    world.get(AuditLog.class).write(by, action, "settlement-hold " + id, "from " + from);
                }
                return isNew;
            }));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
