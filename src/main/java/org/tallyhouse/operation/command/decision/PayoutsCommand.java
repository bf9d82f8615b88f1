package org.tallyhouse.operation.command.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.DayDelivery;
import org.tallyhouse.operation.running.DayFiling;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.payout.FileDeliveries.Attempt;
import org.tallyhouse.payout.PayoutDecisions;
import org.tallyhouse.payout.PayoutStatus;
import org.tallyhouse.payout.PayoutsMapper;
import org.tallyhouse.payout.PayoutsMapper.DueRow;
import org.tallyhouse.payout.PayoutsMapper.PayoutRow;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.audit.AuditLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Payouts that wait for a person. */
@Command(
        name = "payouts",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows payouts (代付), and what people decide about them.",
        footer = {
            "",
            "A payout above its bank's approval limit waits; whoever ordered it does not decide about it.",
            "What is approved goes into the next night's file, or at once into one by: payouts file.",
            "Example: ./run.sh payouts approve P-20260213-M006-CNY --operator li --reason 'checked with M006'"
        })
public final class PayoutsCommand {
    private static final Set<PayoutStatus> OPEN = new TreeSet<>(List.of(
            PayoutStatus.WAITING,
            PayoutStatus.APPROVED,
            PayoutStatus.FILED,
            PayoutStatus.SENT,
            PayoutStatus.ACCEPTED,
            PayoutStatus.UNKNOWN));

    private final Terminal terminal;

    public PayoutsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Payouts, the oldest first: what is not at its end, unless statuses are named.",
            footer = {"", "Example: ./run.sh payouts list --status WAITING,UNKNOWN"})
    int list(
            @Option(names = "--status", split = ",", paramLabel = "S", description = "${COMPLETION-CANDIDATES}")
                    Set<PayoutStatus> statuses,
            @Option(names = "--bank", paramLabel = "B", defaultValue = "", description = "of one bank") String bank,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "default: 1000") int most,
            @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            List<PayoutRow> rows =
                    glance.payouts().list(statuses == null || statuses.isEmpty() ? OPEN : statuses, bank, most);
            terminal.out().print(json ? JsonAnswer.of(rows) + "\n" : text(rows));
        }
        return 0;
    }

    @Command(
            name = "due",
            mixinStandardHelpOptions = true,
            description = {
                "What is due to merchants and on no way to their banks, the oldest first: since when, why, and what sends it:",
                "the next night, or a person by payouts order or payouts resend."
            },
            footer = {"", "Example: ./run.sh payouts due --merchant M006"})
    int due(
            @Option(names = "--merchant", paramLabel = "M", defaultValue = "", description = "of one merchant")
                    String merchant,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "default: 1000") int most,
            @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            List<DueRow> rows = glance.payouts().due(merchant, most);
            terminal.out().print(json ? JsonAnswer.of(rows) + "\n" : dueText(rows));
        }
        return 0;
    }

    private static String dueText(List<DueRow> rows) {
        if (rows.isEmpty()) {
            return "nothing is due\n";
        }
        StringBuilder text = new StringBuilder();
        for (DueRow row : rows) {
            text.append(String.format(
                                    Locale.ROOT,
                                    "%-10s %-24s %18s %s  by %-6s %s %s",
                                    row.since(),
                                    row.settlementId(),
                                    Amounts.format(row.amountMinor(), row.currency()),
                                    row.currency(),
                                    row.way().toLowerCase(Locale.ROOT),
                                    row.reason(),
                                    row.detail())
                            .stripTrailing())
                    .append('\n');
        }
        return text.toString();
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets waiting payouts go into the next night's file; all of those named or none.")
    int approve(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        List<String> waiting = new ArrayList<>();
        decide(by, "payouts approve", (payouts, decision) -> {
            waiting.addAll(payouts.approve(ids, decision));
            return ids;
        });
        waiting.forEach(id ->
                terminal.out().println("%s waits for one person more: ./run.sh payouts approve %s".formatted(id, id)));
        terminal.out().println("%d approved; the next night files them".formatted(ids.size() - waiting.size()));
        return 0;
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Stops waiting payouts; their money is free again in the merchants' balances.")
    int reject(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        decide(by, "payouts reject", (payouts, decision) -> {
            payouts.reject(ids, decision);
            return ids;
        });
        terminal.out().println("%d rejected; their money is free again".formatted(ids.size()));
        return 0;
    }

    @Command(
            name = "resend",
            mixinStandardHelpOptions = true,
            description = "Orders returned payouts to be paid again, to the bank accounts the merchants have now.")
    int resend(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        List<String> again = new ArrayList<>();
        decide(by, "payouts resend", (payouts, decision) -> {
            again.addAll(payouts.resend(ids, decision));
            return ids;
        });
        for (int i = 0; i < again.size(); i++) {
            terminal.out().println("%s is paid again as %s".formatted(ids.get(i), again.get(i)));
        }
        return 0;
    }

    @Command(
            name = "order",
            mixinStandardHelpOptions = true,
            description = {
                "Orders settlements to be paid that their nights could not pay, once what kept them is mended:",
                "to the bank accounts the merchants have now. Another person approves each payout."
            },
            footer = {
                "",
                "Example: ./run.sh payouts order S-20260214-M006-CNY --operator li --reason 'one account again'"
            })
    int order(@Parameters(paramLabel = "SETTLEMENT", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        List<String> ordered = new ArrayList<>();
        decide(by, "payouts order", (payouts, decision) -> {
            ordered.addAll(payouts.order(ids, decision));
            return ordered;
        });
        ordered.forEach(id -> terminal.out().println("%s waits for an approval".formatted(id)));
        return 0;
    }

    @Command(
            name = "file",
            mixinStandardHelpOptions = true,
            description = {
                "Makes and delivers files for a bank with what is approved now, in time for its cut-off.",
                "They are of the open business date; its night goes on behind their sequence numbers."
            },
            footer = {"", "Safe to repeat. Example: ./run.sh payouts file --bank lotus --operator li --reason 'cut-off'"
            })
    int file(
            @Option(names = "--bank", required = true, paramLabel = "B", description = "the bank") String bank,
            @Mixin OperatorOptions by) {
        try (OpenedHome world = terminal.open()) {
            return NightRunner.tell(terminal, world.get(DayFiling.class).run(bank, by.operator(), by.reason()));
        }
    }

    @Command(
            name = "deliver",
            mixinStandardHelpOptions = true,
            description = {
                "Tries again to put files where their banks fetch them, of all dates; ends with 1 while one fails.",
                "A file that was brought to its bank otherwise is named by --by-hand, and not put once more.",
                "A file that somebody began to put, and never said how that ended, may have been at the bank: it is put again",
                "only if it is named by --put-again. Ask the bank, or look into its folder, before."
            },
            footer = {"", "Example: ./run.sh payouts deliver --operator li --reason 'the bank is back'"})
    int deliver(
            @Option(names = "--by-hand", paramLabel = "FILE", description = "the bank has this file already")
                    List<String> byHand,
            @Option(names = "--put-again", paramLabel = "FILE", description = "the bank does not have this file")
                    List<String> putAgain,
            @Mixin OperatorOptions by) {
        by.operator();
        by.reason();
        if (byHand != null && putAgain != null) {
            throw new WrongUse("--by-hand says that banks have files, --put-again that they do not: one at a time");
        }
        try (OpenedHome world = terminal.open()) {
            DayDelivery delivery = world.get(DayDelivery.class);
            if (byHand != null) {
                delivery.handedOver(byHand, by);
                return RunResult.Outcome.DONE.exitCode();
            }
            boolean failed = false;
            for (Attempt attempt : putAgain == null ? delivery.retry(by) : delivery.putAgain(putAgain, by)) {
                failed |= !attempt.failure().isEmpty();
                terminal.out()
                        .println(attempt.name() + ": "
                                + (attempt.failure().isEmpty() ? "delivered" : attempt.failure()));
            }
            return (failed ? RunResult.Outcome.FAILED : RunResult.Outcome.DONE).exitCode();
        } catch (FilesRefused e) {
            throw new WrongUse(String.valueOf(e.getMessage()));
        }
    }

    /** The decision and its lines in the audit log, all or nothing. */
    private void decide(
            OperatorOptions by, String action, BiFunction<PayoutDecisions, OperatorDecision, List<String>> decide) {
        try (OpenedHome world = terminal.open()) {
            world.get(TransactionTemplate.class).executeWithoutResult(transaction -> {
                OperatorDecision decision = by.decision(OpenDate.locked(world.get(PostingWindows.class)));
                List<String> payouts = decide.apply(world.get(PayoutDecisions.class), decision);
                world.get(AuditLog.class)
                        .write(
                                by.operator(),
                                by.reason(),
                                action,
                                world.get(PayoutsMapper.class).lock(payouts).stream()
                                        .map(PayoutsCommand::deed)
                                        .toList());
            });
        }
    }

    private static AuditLog.Deed deed(PayoutRow payout) {
        return new AuditLog.Deed(
                "payout " + payout.instructionId(),
                "%s %s to %s"
                        .formatted(
                                Amounts.format(payout.amountMinor(), payout.currency()),
                                payout.currency(),
                                payout.merchantId()));
    }

    private static String text(List<PayoutRow> rows) {
        if (rows.isEmpty()) {
            return "no payouts\n";
        }
        StringBuilder text = new StringBuilder();
        for (PayoutRow row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %-28s %-8s %-10s %18s %s  %s%n",
                    row.businessDate(),
                    row.instructionId(),
                    row.status(),
                    row.bankId(),
                    Amounts.format(row.amountMinor(), row.currency()),
                    row.currency(),
                    String.join(
                            ", ",
                            List.of(
                                            row.transferId().equals(row.instructionId())
                                                    ? ""
                                                    : "paid with " + row.transferId(),
                                            row.bankFile() == null ? "" : row.bankFile(),
                                            row.lastReason() == null ? "" : row.lastReason())
                                    .stream()
                                    .filter(part -> !part.isEmpty())
                                    .toList())));
        }
        return text.toString();
    }
}
