package org.tallyhouse.operation.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.layout.FileFacts;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.Channel;
import org.tallyhouse.merchant.MerchantMapper;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.ConsoleProgress;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.OpenDate;
import org.tallyhouse.reconciliation.BillReplacements;
import org.tallyhouse.run.audit.AuditLog;
import org.tallyhouse.run.audit.Workplace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in one file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Takes in a file; rejected rows are set aside, the rest goes on.",
        footer = {
            "",
            "Examples:",
            "  ./run.sh import transactions sample-files/in/2026-02-13/transactions.csv",
            "  ./run.sh import channel-bill --channel cardnet FILE",
            "  ./run.sh import channel-bill --channel cardnet --replaces NAME --operator li --reason 'row 7' FILE",
            "  ./run.sh import statement --bank lotus FILE",
            "  ./run.sh import results --bank lotus FILE"
        })
final class ImportCommand {
    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "transactions", mixinStandardHelpOptions = true, description = "Takes in transactions.")
    int transactions(@Mixin Bringer bringer, @Parameters(paramLabel = "FILE") Path file) {
        return take(ImportKind.TRANSACTIONS, "", file, bringer.name);
    }

    @Command(name = "channel-bill", mixinStandardHelpOptions = true, description = "Takes in a channel's bill.")
    int channelBill(
            @Option(names = "--channel", required = true, paramLabel = "C") String channel,
            @ArgGroup(exclusive = false, heading = "A corrected bill:%n") @Nullable Replacement replacement,
            @Parameters(paramLabel = "FILE") Path file) {
        String operator = replacement == null ? Workplace.here().login() : replacement.operator();
        return take(ImportKind.CHANNEL_BILL, channel, file, operator, world -> {
            if (replacement != null) {
                replacement.declare(world, channel, file);
            }
        });
    }

    /** The bill whose rows do not count any more once the file is taken in. */
    static final class Replacement extends OperatorOptions {
        @Option(
                names = "--replaces",
                required = true,
                paramLabel = "NAME",
                description = "the file name of the bill whose place it takes")
        private String name = "";

        private void declare(OpenedHome world, String channel, Path file) {
            String sha256 = FileFacts.of(file).sha256();
            world.get(TransactionTemplate.class).executeWithoutResult(transaction -> {
                world.get(BillReplacements.class).replace(channel, name, sha256);
                world.get(AuditLog.class)
                        .write(
                                this,
                                "import channel-bill",
                                "bill %s of %s".formatted(name, channel),
                                "replaced by " + file.getFileName());
            });
        }
    }

    @Command(name = "statement", mixinStandardHelpOptions = true, description = "Takes in a bank statement.")
    int statement(
            @Option(names = "--bank", required = true, paramLabel = "B") String bank,
            @Mixin Bringer bringer,
            @Parameters(paramLabel = "FILE") Path file) {
        return take(ImportKind.STATEMENT, bank, file, bringer.name);
    }

    @Command(name = "results", mixinStandardHelpOptions = true, description = "Takes in payout results.")
    int results(
            @Option(names = "--bank", required = true, paramLabel = "B") String bank,
            @Mixin Bringer bringer,
            @Parameters(paramLabel = "FILE") Path file) {
        return take(ImportKind.RESULTS, bank, file, bringer.name);
    }

    /** Who brings a file. */
    static final class Bringer {
        @Option(
                names = "--operator",
                paramLabel = "NAME",
                description = "who brings it, for the audit log (default: the login)")
        private String name = Workplace.here().login();
    }

    private int take(ImportKind kind, String sender, Path file, String operator) {
        return take(kind, sender, file, operator, world -> {});
    }

    private int take(ImportKind kind, String sender, Path file, String operator, Consumer<OpenedHome> before) {
        try (OpenedHome world = terminal.open()) {
            requireSender(kind, sender, world.get(MerchantMapper.class));
            before.accept(world);
            LocalDate date = OpenDate.of(world.get(PostingWindows.class));
            ConsoleProgress progress = world.get(ConsoleProgress.class);
            FileImport.Result result = world.get(FileImport.class)
                    .take(kind, sender, file, date, operator, (done, total) -> progress.at("import", done, total));
            return tell(result, date);
        }
    }

    private int tell(FileImport.Result result, LocalDate date) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%s: %,d rows for business date %s: %,d accepted, %,d known already, %,d rejected",
                        result.file(),
                        result.rows(),
                        date,
                        result.accepted(),
                        result.ignored(),
                        result.rejected()));
        if (result.rejectFile() != null) {
            terminal.out().println("rejected rows and reasons: " + result.rejectFile());
            return 3;
        }
        return 0;
    }

    private static void requireSender(ImportKind kind, String sender, MerchantMapper merchants) {
        boolean known = switch (kind) {
            case TRANSACTIONS -> true;
            case CHANNEL_BILL ->
                merchants.channels().stream().map(Channel::channelId).anyMatch(sender::equals);
            case STATEMENT, RESULTS ->
                merchants.banks().stream().map(Bank::bankId).anyMatch(sender::equals);
        };
        if (!known) {
            throw new WrongUse("there is no %s '%s' in the set-up"
                    .formatted(kind == ImportKind.CHANNEL_BILL ? "channel" : "bank", sender));
        }
    }
}
