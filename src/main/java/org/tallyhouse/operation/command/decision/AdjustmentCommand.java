package org.tallyhouse.operation.command.decision;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.intake.transaction.Adjustment;
import org.tallyhouse.intake.transaction.Adjustment.Against;
import org.tallyhouse.intake.transaction.Adjustment.Status;
import org.tallyhouse.intake.transaction.AdjustmentMapper;
import org.tallyhouse.intake.transaction.Adjustments;
import org.tallyhouse.intake.transaction.Adjustments.By;
import org.tallyhouse.intake.transaction.Adjustments.Proposal;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.audit.AuditLog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrections of what a merchant is owed, by two people. */
@Command(
        name = "adjustment",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Credits or debits a merchant by hand (调账), proposed by one person and approved by another.",
        footer = {
            "",
            "What is approved is a transaction of the open business date and goes into the merchant's settlement.",
            "Example: ./run.sh adjustment propose CASE-18 --merchant M003 --currency CNY --credit 12.50 --operator wang"
                    + " --reason 'charged twice, case 18'"
        })
public final class AdjustmentCommand {
    private final Terminal terminal;

    public AdjustmentCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One of the two. */
    static final class Amount {
        @Option(names = "--credit", required = true, paramLabel = "N", description = "the merchant gets it, like 12.50")
        private String credit = "";

        @Option(
                names = "--debit",
                required = true,
                paramLabel = "N",
                description = "the merchant gives it; what it has not got is due from it")
        private String debit = "";

        /** Positive where the merchant gets it. */
        long minor(Currency currency) {
            return credit.isEmpty() ? Math.negateExact(positive(debit, currency)) : positive(credit, currency);
        }

        private static long positive(String text, Currency currency) {
            long minor;
            try {
                minor = Amounts.parse(text, currency);
            } catch (AmountException e) {
                throw new WrongUse("'%s' %s".formatted(text, e.getMessage()));
            }
            if (minor <= 0) {
                throw new WrongUse("'%s' must be more than zero".formatted(text));
            }
            return minor;
        }
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "Proposes an adjustment under an id of its own; the same again changes nothing.")
    int propose(
            @Parameters(paramLabel = "ID", description = "the adjustment's own id, and the transaction's") String id,
            @Option(names = "--merchant", required = true, paramLabel = "M") String merchant,
            @Option(names = "--currency", required = true, paramLabel = "C", description = "like CNY") String currency,
            @ArgGroup(multiplicity = "1") Amount amount,
            @Option(
                            names = "--against",
                            paramLabel = "A",
                            defaultValue = "ADJUSTMENT_EXPENSE",
                            description = "our account: ${COMPLETION-CANDIDATES} (default: ADJUSTMENT_EXPENSE)")
                    Against against,
            @Mixin OperatorOptions by) {
        Currency unit = Currencies.find(currency)
                .orElseThrow(() -> new WrongUse("'%s' is no ISO 4217 currency".formatted(currency)));
        long minor = amount.minor(unit);
        boolean isNew = change(
                by,
                "adjustment propose",
                id,
                adjustments -> adjustments.propose(new Proposal(id, merchant, unit, minor, against), by(by)));
        terminal.out()
                .println("%s %s; another person approves or rejects it"
                        .formatted(id, isNew ? "is proposed" : "is proposed already"));
        return 0;
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Books a proposed adjustment on the open business date.")
    int approve(@Parameters(paramLabel = "ID") String id, @Mixin OperatorOptions by) {
        boolean isNew = change(by, "adjustment approve", id, adjustments -> adjustments.approve(id, by(by)));
        terminal.out().println("%s is %s".formatted(id, isNew ? "approved and booked" : "approved already"));
        return 0;
    }

    @Command(name = "reject", mixinStandardHelpOptions = true, description = "Drops a proposed adjustment.")
    int reject(@Parameters(paramLabel = "ID") String id, @Mixin OperatorOptions by) {
        boolean isNew = change(by, "adjustment reject", id, adjustments -> adjustments.reject(id, by(by)));
        terminal.out().println("%s is %s".formatted(id, isNew ? "rejected" : "rejected already"));
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Adjustments, the oldest first: what waits for a person, unless statuses are named.")
    int list(
            @Option(names = "--status", split = ",", paramLabel = "S", description = "${COMPLETION-CANDIDATES}")
                    Set<Status> statuses,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "default: 1000") int most,
            @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            List<Adjustment> rows = glance.adjustments()
                    .list(statuses == null || statuses.isEmpty() ? Set.of(Status.WAITING) : statuses, most);
            terminal.out().print(json ? JsonAnswer.of(rows) + "\n" : text(rows));
        }
        return 0;
    }

    /** The change and its line in the audit log, both or neither. */
    private boolean change(OperatorOptions by, String action, String id, Predicate<Adjustments> change) {
        by(by);
        try (OpenedHome world = terminal.open()) {
            return Boolean.TRUE.equals(world.get(TransactionTemplate.class).execute(transaction -> {
                boolean isNew = change.test(world.get(Adjustments.class));
                if (isNew) {
                    world.get(AuditLog.class)
                            .write(
                                    by,
                                    action,
                                    "adjustment " + id,
                                    told(world.get(AdjustmentMapper.class).lock(id)));
                }
                return isNew;
            }));
        }
    }

    private static String told(@Nullable Adjustment adjustment) {
        return adjustment == null
                ? ""
                : text(adjustment.amountMinor(), adjustment.currency()) + " to " + adjustment.merchantId();
    }

    private static By by(OperatorOptions by) {
        return new By(by.operator(), by.reason());
    }

    private static String text(List<Adjustment> rows) {
        if (rows.isEmpty()) {
            return "no adjustments\n";
        }
        StringBuilder text = new StringBuilder();
        for (Adjustment row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %-20s %-8s %-10s %18s  %s  %s: %s%s%n",
                    row.proposedOn(),
                    row.adjustmentId(),
                    row.status(),
                    row.merchantId(),
                    text(row.amountMinor(), row.currency()),
                    row.against(),
                    row.proposedBy(),
                    row.reason(),
                    row.decidedOn() == null
                            ? ""
                            : "; on %s %s: %s".formatted(row.decidedOn(), row.decidedBy(), row.decisionReason())));
        }
        return text.toString();
    }

    private static String text(long minor, String currency) {
        return Amounts.format(minor, currency) + " " + currency;
    }
}
