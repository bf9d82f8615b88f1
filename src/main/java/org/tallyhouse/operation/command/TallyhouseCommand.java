package org.tallyhouse.operation.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.command.decision.AccountStatusCommand;
import org.tallyhouse.operation.command.decision.AdjustmentCommand;
import org.tallyhouse.operation.command.decision.BreaksCommand;
import org.tallyhouse.operation.command.decision.HoldCommand;
import org.tallyhouse.operation.command.decision.InvoiceCommand;
import org.tallyhouse.operation.command.decision.PayoutsCommand;
import org.tallyhouse.operation.command.decision.SettleCommand;
import org.tallyhouse.operation.command.decision.SettlementHoldCommand;
import org.tallyhouse.operation.running.LogFile;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.RunFailures;
import org.tallyhouse.run.RunResult.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The command line. */
@Command(
        name = "run.sh",
        mixinStandardHelpOptions = true,
        version = "Tallyhouse 1.0",
        description = "Tallyhouse: the nightly clearing and settlement of a payment company.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 done or already done, 1 failed (the same command resumes), 2 wrong use,",
            "3 done but a person is needed, 6 another run holds the lease, 75 input not there yet.",
            "",
            "Example: ./run.sh nightly --date 2026-02-13"
        })
public final class TallyhouseCommand {
    private static final Logger LOG = LoggerFactory.getLogger(TallyhouseCommand.class);
    private static final int WRONG_USE = 2;

    private TallyhouseCommand() {}

    /** Runs one command and returns its exit code. */
    public static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        Terminal terminal = new Terminal(environment, out, err);
        try (LogFile log = LogFile.of(terminal.home(), err)) {
            return commandLine(terminal)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .setColorScheme(CommandLine.Help.defaultColorScheme(
                            environment.containsKey("NO_COLOR") ? Ansi.OFF : Ansi.AUTO))
                    .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, terminal, log))
                    .setUsageHelpWidth(100)
                    .registerConverter(LocalDate.class, TallyhouseCommand::date)
                    .execute(arguments);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'%s' is no date like 2026-02-13".formatted(text));
        }
    }

    private static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new TallyhouseCommand())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new SetUpCommand(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new TurnCommand(terminal))
                .addSubcommand(new CutoverCommand(terminal))
                .addSubcommand(new NightlyCommand(terminal))
                .addSubcommand(new JobCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new AccountCommand(terminal))
                .addSubcommand(new AccountStatusCommand(terminal))
                .addSubcommand(new HoldCommand(terminal))
                .addSubcommand(new AdjustmentCommand(terminal))
                .addSubcommand(new PayoutsCommand(terminal))
                .addSubcommand(new BreaksCommand(terminal))
                .addSubcommand(new LayoutCommand(terminal))
                .addSubcommand(new SettleCommand(terminal))
                .addSubcommand(new SettlementHoldCommand(terminal))
                .addSubcommand(new InvoiceCommand(terminal))
                .addSubcommand(new MerchantCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new DatabaseCommand(terminal))
                .addSubcommand(new BenchCommand(terminal))
                .addSubcommand(new WarmUpCommand(terminal));
    }

    /** One clear line; the log file has the rest. */
    private static int tell(Exception failure, Terminal terminal, LogFile log) {
        LOG.error("a command failed", failure);
        if (failure instanceof InputNotThere) {
            terminal.err().println(failure.getMessage());
            return Outcome.INPUT_NOT_THERE.exitCode();
        }
        if (failure instanceof WrongUse || failure instanceof RequestRefused) {
            terminal.err().println(failure.getMessage());
            return WRONG_USE;
        }
        if (failure instanceof FileRefused || failure instanceof LedgerException) {
            terminal.err().println(failure.getMessage());
            return Outcome.FAILED.exitCode();
        }
        if (RunFailures.isConnectionLost(failure)) {
            terminal.err()
                    .println("failed: the database %s cannot be reached or went away; start it, then give the same"
                                    .formatted(terminal.database())
                            + " command again");
        } else {
            terminal.err().println("failed: %s%s".formatted(RunFailures.reason(failure), log.more()));
        }
        return Outcome.FAILED.exitCode();
    }
}
