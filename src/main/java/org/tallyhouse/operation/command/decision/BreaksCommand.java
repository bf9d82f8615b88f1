package org.tallyhouse.operation.command.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.BreakText;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.reconciliation.breaks.BreakClass;
import org.tallyhouse.reconciliation.breaks.BreakDecisions;
import org.tallyhouse.reconciliation.breaks.BreakDecisions.Resolved;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakStatus;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.BreakView;
import org.tallyhouse.reconciliation.breaks.BreaksMapper.Filter;
import org.tallyhouse.reconciliation.breaks.ResolutionEntries;
import org.tallyhouse.reconciliation.breaks.ResolutionWay;
import org.tallyhouse.reconciliation.breaks.UndoneResolutions;
import org.tallyhouse.run.OperatorDecision;
import org.tallyhouse.run.audit.AuditLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Differences with channels, and what people decide about them. */
@Command(
        name = "breaks",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows breaks (差错), and what people decide about them.",
        footer = {
            "",
            "A resolution takes the break's amount out of suspense with new entries on the open business date.",
            "Above the channel's limit it waits until another person approves it.",
            "Example: ./run.sh breaks resolve 2026-02-13-cardnet-T20260213-00061 --as ACCEPT_THEIRS"
                    + " --operator li --reason 'their fee is right'"
        })
public final class BreaksCommand {
    private final Terminal terminal;

    public BreaksCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Breaks, the oldest first: what is open or carried, unless statuses are named.",
            footer = {"", "Example: ./run.sh breaks list --channel cardnet --older-than 7 --csv"})
    int list(
            @Option(names = "--channel", paramLabel = "C", defaultValue = "", description = "with one channel")
                    String channel,
            @Option(names = "--class", paramLabel = "K", description = "${COMPLETION-CANDIDATES}") @Nullable BreakClass breakClass,
            @Option(names = "--status", split = ",", paramLabel = "S", description = "${COMPLETION-CANDIDATES}")
                    @Nullable Set<BreakStatus> statuses,
            @Option(names = "--older-than", paramLabel = "DAYS", description = "found more days ago") @Nullable Integer olderThan,
            @Option(names = "--date", paramLabel = "D", description = "found on this business date") @Nullable LocalDate date,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "default: 1000") int most,
            @Option(names = "--json", description = "as JSON") boolean json,
            @Option(names = "--csv", description = "as CSV") boolean csv) {
        Set<BreakStatus> wanted =
                statuses == null || statuses.isEmpty() ? EnumSet.of(BreakStatus.OPEN, BreakStatus.CARRIED) : statuses;
        try (QuickLook glance = terminal.glance()) {
            LocalDate on = glance.openDate();
            Filter filter = new Filter(channel, breakClass, olderThan == null ? null : on.minusDays(olderThan), date);
            List<BreakView> rows = glance.breaks().list(filter, wanted, on, most);
            terminal.out().print(json ? JsonAnswer.of(rows) + "\n" : csv ? csv(rows) : BreakText.list(rows));
        }
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "A break, and the entries each way of resolving it would make.")
    int show(
            @Parameters(paramLabel = "ID") String id, @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            BreakView row = glance.breaks().byIds(List.of(id), glance.openDate()).stream()
                    .findFirst()
                    .orElseThrow(() -> new WrongUse("there is no break " + id));
            List<ResolutionEntries> proposals = BreakDecisions.proposals(row);
            terminal.out()
                    .print(json ? JsonAnswer.of(new Shown(row, proposals)) + "\n" : BreakText.show(row, proposals));
        }
        return 0;
    }

    /** A break with what could be done about it. */
    record Shown(BreakView row, List<ResolutionEntries> proposals) {}

    @Command(name = "assign", mixinStandardHelpOptions = true, description = "Says who looks after breaks.")
    int assign(
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--to", required = true, paramLabel = "NAME", description = "who looks after them")
                    String assignee,
            @Mixin OperatorOptions by) {
        decide(by, "breaks assign", ids, "to " + assignee, false, (breaks, decision) -> {
            breaks.assign(ids, assignee, decision);
            return List.of();
        });
        terminal.out().println("%d assigned to %s".formatted(ids.size(), assignee));
        return 0;
    }

    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description = "Ends breaks with new entries; all of those named or none.",
            footer = {"", "Try it with --dry-run: the entries are shown, nothing is booked."})
    int resolve(
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--as", required = true, paramLabel = "WAY", description = "${COMPLETION-CANDIDATES}")
                    ResolutionWay way,
            @Option(
                            names = "--account",
                            paramLabel = "CODE",
                            defaultValue = "",
                            description = "with ADJUST: the account that bears the amount")
                    String account,
            @Option(names = "--dry-run", description = "show the entries, book nothing") boolean dryRun,
            @Mixin OperatorOptions by) {
        List<Resolved> resolved = decide(
                by,
                "breaks resolve",
                ids,
                account.isEmpty() ? way.name() : way + " " + account,
                dryRun,
                (breaks, decision) -> breaks.resolve(ids, way, account, decision));
        resolved.forEach(one -> terminal.out().print(BreakText.entries(one.proposal())));
        long waits = resolved.stream().filter(Resolved::waits).count();
        terminal.out()
                .println(
                        dryRun
                                ? "nothing was booked; %d would be resolved, %d would wait for an approval"
                                        .formatted(resolved.size() - waits, waits)
                                : "%d resolved, %d wait for another person: ./run.sh breaks approve ID"
                                        .formatted(resolved.size() - waits, waits));
        return waits == 0 || dryRun ? 0 : 3;
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Books what another person resolved; all of those named or none.")
    int approve(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        decide(by, "breaks approve", ids, "", false, (breaks, decision) -> breaks.approve(ids, decision))
                .forEach(proposal -> terminal.out().print(BreakText.entries(proposal)));
        terminal.out().println("%d approved and booked".formatted(ids.size()));
        return 0;
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Takes back what waits for an approval; the breaks stay open.")
    int reject(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        decide(by, "breaks reject", ids, "", false, (breaks, decision) -> {
            breaks.reject(ids, decision);
            return List.of();
        });
        terminal.out().println("%d rejected; they are open".formatted(ids.size()));
        return 0;
    }

    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description = {
                "Takes back resolutions with new entries; all of those named or none.",
                "The amount is in suspense again, in a break that follows. Another person does it than who resolved."
            },
            footer = {
                "",
                "Example: ./run.sh breaks undo 2026-02-13-cardnet-T20260213-00061 --operator wang --reason 'wrong way'"
            })
    int undo(@Parameters(paramLabel = "ID", arity = "1..*") List<String> ids, @Mixin OperatorOptions by) {
        List<String> again = decide(
                by,
                "breaks undo",
                ids,
                "",
                false,
                UndoneResolutions.class,
                (breaks, decision) -> breaks.undo(ids, decision));
        again.forEach(id -> terminal.out().println("open again: " + id));
        return 0;
    }

    private <T> List<T> decide(
            OperatorOptions by,
            String action,
            Collection<String> ids,
            String detail,
            boolean dryRun,
            BiFunction<BreakDecisions, OperatorDecision, List<T>> decide) {
        return decide(by, action, ids, detail, dryRun, BreakDecisions.class, decide);
    }

    /** The decision and its lines in the audit log, all or nothing; a dry run does it and takes it back. */
    private <B, T> List<T> decide(
            OperatorOptions by,
            String action,
            Collection<String> ids,
            String detail,
            boolean dryRun,
            Class<B> decisions,
            BiFunction<B, OperatorDecision, List<T>> decide) {
        try (OpenedHome world = terminal.open()) {
            List<T> decided = world.get(TransactionTemplate.class).execute(transaction -> {
                OperatorDecision decision = by.decision(OpenDate.locked(world.get(PostingWindows.class)));
                List<T> result = decide.apply(world.get(decisions), decision);
                ids.forEach(id -> world.get(AuditLog.class).write(by, action, "break " + id, detail));
                if (dryRun) {
                    transaction.setRollbackOnly();
                }
                return result;
            });
            return decided == null ? List.of() : decided;
        }
    }

    private static String csv(List<BreakView> rows) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord((Object[]) BreakText.COLUMNS);
            for (BreakView row : rows) {
                printer.printRecord(BreakText.fields(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
