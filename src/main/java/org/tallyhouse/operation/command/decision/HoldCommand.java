package org.tallyhouse.operation.command.decision;

import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.CurrentConnection;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.ledger.online.HoldRequest;
import org.tallyhouse.ledger.online.LedgerTransactions;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.capture.HoldCaptures;
import org.tallyhouse.operation.capture.HoldCaptures.CaptureRequest;
import org.tallyhouse.operation.people.OperatorOptions;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.QuickLook;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.HoldReader;
import org.tallyhouse.operation.view.HoldReader.HoldView;
import org.tallyhouse.operation.view.HoldReader.OpenHold;
import org.tallyhouse.operation.view.HoldViewMapper.OpenHolds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Money frozen by an operator, and how the freeze ends. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Freezes money under an id (冻结), moves or frees it by that id (解冻), and shows it.",
        footer = {
            "",
            "Giving a command twice does it once. Holds of payouts are ended by the bank's result.",
            "Example: ./run.sh hold place CASE-17 --account M003.CNY.BALANCE --amount 120.00 \\",
            "           --operator wang --reason 'court order 17'"
        })
public final class HoldCommand {
    private static final int EXPIRED_PER_COMMIT = 500;

    private final Terminal terminal;
    private final Clock clock;

    public HoldCommand(Terminal terminal) {
        this.terminal = terminal;
        this.clock = terminal.clock();
    }

    @Command(name = "place", mixinStandardHelpOptions = true, description = "Freezes money of an account.")
    int place(
            @Parameters(paramLabel = "ID", description = "the hold's own id") String id,
            @Option(names = "--account", required = true, paramLabel = "A", description = "like M003.CNY.BALANCE")
                    String account,
            @Option(names = "--amount", required = true, paramLabel = "N", description = "in major units, like 120.00")
                    String amount,
            @Option(names = "--expires", paramLabel = "TIME", description = "UTC, like 2026-03-01T00:00:00Z") @Nullable Instant expires,
            @Mixin OperatorOptions by) {
        String currency = look(holds -> holds.currencyOf(account));
        long minor = minor(amount, currency);
        change(
                by,
                "hold place",
                id,
                "%s %s on %s".formatted(amount, currency, account),
                (ledger, connection) ->
                        ledger.place(connection, new HoldRequest(id, account, minor, currency, by.reason(), expires)));
        return show(id);
    }

    @Command(
            name = "capture",
            mixinStandardHelpOptions = true,
            description = {
                "Moves held money to another account of its owner.",
                "To an account of another owner it is only asked for; another person approves it."
            })
    int capture(
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--to", required = true, paramLabel = "A", description = "the account it goes to")
                    String target,
            @Mixin Part part,
            @Mixin OperatorOptions by) {
        HoldView hold = ownHold(id);
        long minor = part.minor(hold, "captured");
        String reference = part.reference(id, "captured");
        if (!look(holds -> holds.isOfOneOwner(hold.hold().account(), target))) {
            return ask(hold, reference, target, minor, by);
        }
        Movement movement = new Movement(
                reference, hold.hold().account(), target, minor, hold.hold().currency());
        change(
                by,
                "hold capture",
                id,
                "%s to %s, %s".formatted(Amounts.told(minor, hold.hold().currency()), target, reference),
                (ledger, c) -> ledger.capture(c, id, movement));
        return show(id);
    }

    private int ask(HoldView hold, String reference, String target, long minor, OperatorOptions by) {
        CaptureRequest request = new CaptureRequest(
                reference,
                hold.hold().holdId(),
                hold.hold().account(),
                target,
                hold.hold().currency(),
                minor,
                HoldCaptures.Status.WAITING,
                by.operator());
        try (OpenedHome world = terminal.open()) {
            switch (world.get(HoldCaptures.class).ask(request, by)) {
                case WAITING ->
                    terminal.out()
                            .println(
                                    "asked for; another person moves it: ./run.sh hold approve %s --operator NAME --reason TEXT"
                                            .formatted(reference));
                case BOOKED -> terminal.out().println("%s was approved already".formatted(reference));
                case REJECTED -> terminal.out().println("%s was rejected".formatted(reference));
            }
        }
        return show(request.holdId());
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Moves held money to another owner, as another person asked for it.")
    int approve(@Parameters(paramLabel = "REFERENCE") String reference, @Mixin OperatorOptions by) {
        try (OpenedHome world = terminal.open()) {
            world.get(HoldCaptures.class).approve(reference, by);
        }
        terminal.out().println("approved: the money of %s is moved".formatted(reference));
        return 0;
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Ends what another person asked for; the money stays held.")
    int reject(@Parameters(paramLabel = "REFERENCE") String reference, @Mixin OperatorOptions by) {
        try (OpenedHome world = terminal.open()) {
            world.get(HoldCaptures.class).reject(reference, by);
        }
        terminal.out().println("rejected: the money of %s stays held".formatted(reference));
        return 0;
    }

    @Command(
            name = "waiting",
            mixinStandardHelpOptions = true,
            description = "Captures to another owner that wait for another person.")
    int waiting() {
        try (OpenedHome world = terminal.open()) {
            List<CaptureRequest> requests = world.get(HoldCaptures.class).waiting();
            requests.forEach(request -> terminal.out()
                    .printf(
                            Locale.ROOT,
                            "%-24s %18s %s  %s -> %s  asked for by %s%n",
                            request.reference(),
                            Amounts.format(request.amountMinor(), request.currency()),
                            request.currency(),
                            request.account(),
                            request.target(),
                            request.askedBy()));
            if (requests.isEmpty()) {
                terminal.out().println("no captures wait");
            }
        }
        return 0;
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Gives held money back to its account.")
    int release(@Parameters(paramLabel = "ID") String id, @Mixin Part part, @Mixin OperatorOptions by) {
        HoldView hold = ownHold(id);
        long minor = part.minor(hold, "released");
        String reference = part.reference(id, "released");
        change(
                by,
                "hold release",
                id,
                "%s, %s".formatted(Amounts.told(minor, hold.hold().currency()), reference),
                (ledger, connection) -> ledger.release(connection, reference, id, minor));
        return show(id);
    }

    @Command(
            name = "expire",
            mixinStandardHelpOptions = true,
            description = "Gives back what is held by holds whose time is over. For cron.")
    int expire() {
        OnlineLedger ledger = new OnlineLedger(clock);
        LedgerTransactions transactions = transactions();
        long all = 0;
        int some;
        do {
            some = transactions.run(connection -> ledger.expireDue(connection, EXPIRED_PER_COMMIT));
            all += some;
        } while (some > 0);
        terminal.out().println(all + " holds have expired");
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "What is still held, the oldest first: hold, amount, since when, account, end, reason.",
            footer = {"", "Example: ./run.sh hold list --account M003 --older-than 30"})
    int list(
            @Option(
                            names = "--account",
                            paramLabel = "A",
                            defaultValue = "",
                            description = "on one account, or an owner's")
                    String account,
            @Option(names = "--older-than", paramLabel = "DAYS", description = "placed more days ago") @Nullable Integer olderThan,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "default: 1000") int most,
            @Option(names = "--json", description = "as JSON") boolean json) {
        try (QuickLook glance = terminal.glance()) {
            LocalDate on = glance.openDate();
            OpenHolds filter = new OpenHolds(account, olderThan == null ? null : on.minusDays(olderThan), most);
            List<OpenHold> holds = glance.holds().open(filter, on);
            if (json) {
                terminal.out().println(JsonAnswer.of(holds));
            } else if (holds.isEmpty()) {
                terminal.out().println("nothing is held");
            } else {
                holds.forEach(hold -> terminal.out().print(hold.text()));
                if (holds.size() == most) {
                    terminal.out().println("and perhaps more; --most N shows more");
                }
            }
        }
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a hold and what ended it.")
    int show(@Parameters(paramLabel = "ID") String id) {
        terminal.out().print(look(holds -> holds.read(id)).text());
        return 0;
    }

    /** How much of a hold, all that is left unless an amount is given. */
    static final class Part {
        @Option(names = "--amount", paramLabel = "N", description = "in major units; without it all that is held")
        private @Nullable String amount;

        @Option(
                names = "--reference",
                paramLabel = "TEXT",
                description = "names this part, so that it is done once; needed with --amount")
        private @Nullable String reference;

        long minor(HoldView hold, String end) {
            if (amount != null) {
                return HoldCommand.minor(amount, hold.hold().currency());
            }
            long ended = hold.endedUnder(reference(hold.hold().holdId(), end));
            long minor = ended == 0 ? hold.hold().openMinor() : ended;
            if (minor == 0) {
                throw new WrongUse("hold %s has ended; ./run.sh hold show %1$s says how"
                        .formatted(hold.hold().holdId()));
            }
            return minor;
        }

        String reference(String holdId, String end) {
            if (reference == null && amount != null) {
                throw new WrongUse(
                        "a part needs a --reference of its own, so that giving the command twice does it once");
            }
            return reference == null ? holdId + "/" + end : reference;
        }
    }

    @FunctionalInterface
    private interface Call {
        Object on(OnlineLedger ledger, Connection connection);
    }

    /** The call and its line in the audit log, both or neither. */
    private void change(OperatorOptions by, String action, String holdId, String detail, Call call) {
        OnlineLedger ledger = new OnlineLedger(clock);
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        BulkTable<String> auditLog = BulkTable.<String>named("audit_log")
                .with("at", id -> at)
                .with("operator", id -> by.operator())
                .with("reason", id -> by.reason())
                .with("action", id -> action)
                .with("subject", id -> "hold " + id)
                .with("detail", id -> detail);
        transactions().run(connection -> {
            Object result = call.on(ledger, connection);
            new BulkInsert(CurrentConnection.of(connection)).insert(auditLog, List.of(holdId));
            return result;
        });
    }

    private HoldView ownHold(String id) {
        HoldView hold = look(holds -> holds.read(id));
        if (hold.hold().payout()) {
            throw new WrongUse("hold %s is behind a payout: the bank's result ends it".formatted(id));
        }
        return hold;
    }

    private <T> T look(Function<HoldReader, T> look) {
        try (QuickLook glance = terminal.glance()) {
            return look.apply(glance.holds());
        }
    }

    private LedgerTransactions transactions() {
        DatabaseSettings database = terminal.upToDateDatabase();
        return new LedgerTransactions(new UnpooledDataSource(
                "com.mysql.cj.jdbc.Driver", database.connectionUrl(), database.user(), database.password()));
    }

    private static long minor(String amount, String currency) {
        try {
            return Amounts.parse(amount, Currency.getInstance(currency));
        } catch (AmountException e) {
            throw new WrongUse("--amount %s %s".formatted(amount, e.getMessage()));
        }
    }
}
