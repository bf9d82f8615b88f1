package org.tallyhouse.operation.command.decision;

import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.settlement.SettlementRequests;
import org.tallyhouse.setup.kind.AuditSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for a settlement of a merchant that is settled on demand. */
@Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description = "Asks that a merchant with terms ON_DEMAND is settled through a date, on that night.",
        footer = {
            "",
            "The night of the date does it, or the next one if it has settled already. Asking twice is asking once.",
            "Example: ./run.sh settle M004 --currency CNY --date 2026-02-13 --operator wang --reason 'mail of 02-12'"
        })
public final class SettleCommand implements Callable<Integer> {
    private static final String ACTION = "settle";

    private final Terminal terminal;

    @Parameters(paramLabel = "MERCHANT", description = "its id")
    private String merchant = "";

    @Option(names = "--currency", required = true, paramLabel = "C", description = "like CNY")
    private String currency = "";

    @Option(names = "--date", required = true, paramLabel = "D", description = "everything through this business date")
    private LocalDate date = LocalDate.EPOCH;

    @Mixin
    private final OperatorOptions by = new OperatorOptions();

    public SettleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenedHome world = terminal.open()) {
            boolean isNew =
                    Objects.requireNonNull(world.get(TransactionTemplate.class).execute(transaction -> ask(world)));
            terminal.out()
                    .println("%s is %s through %s in %s"
                            .formatted(merchant, isNew ? "to be settled" : "to be settled already", date, currency));
            return 0;
        }
    }

    /** The request and its line in the audit log, both or neither. */
    private boolean ask(OpenedHome world) {
        boolean isNew = request(world);
        if (isNew) {
            world.get(AuditLog.class)
                    .write(by, ACTION, AuditSubject.merchant(merchant), "%s through %s".formatted(currency, date));
        }
        return isNew;
    }

    private boolean request(OpenedHome world) {
        try {
            return world.get(SettlementRequests.class).ask(merchant, currency, date, by.operator(), by.reason());
        } catch (IllegalArgumentException e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }
}
