package org.tallyhouse.operation.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyhouse.failure.WithFailures;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.operation.ErrorAnswer;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.command.decision.AccountStatusCommand;
import org.tallyhouse.operation.command.decision.AdjustmentCommand;
import org.tallyhouse.operation.command.decision.BreaksCommand;
import org.tallyhouse.operation.command.decision.HoldCommand;
import org.tallyhouse.operation.command.decision.InvoiceCommand;
import org.tallyhouse.operation.command.decision.PayoutsCommand;
import org.tallyhouse.operation.command.decision.QuarantineCommand;
import org.tallyhouse.operation.command.decision.SettleCommand;
import org.tallyhouse.operation.command.decision.SettlementHoldCommand;
import org.tallyhouse.operation.command.register.JournalCommand;
import org.tallyhouse.operation.running.DateWords;
import org.tallyhouse.operation.running.LogFile;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.InputNotThere;
import org.tallyhouse.run.RequestRefused;
import org.tallyhouse.run.RunFailures;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.run.StopRequest;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
        return run(environment, out, err, new StopRequest(), arguments);
    }

    /** The same, for a process that may be asked to stop. */
    public static int run(
            Map<String, String> environment, PrintStream out, PrintStream err, StopRequest stop, String... arguments) {
        return run(new Terminal(environment, out, err, Clock.systemUTC(), stop), arguments);
    }

    /** The same by another clock. */
    public static int run(Terminal terminal, String... arguments) {
        try (LogFile log = LogFile.of(terminal.home(), terminal.err())) {
            return line(terminal, log).execute(arguments);
        }
    }

    static CommandLine line(Terminal terminal, LogFile log) {
        CommandLine line = commandLine(terminal, log);
        IParameterExceptionHandler usual = line.getParameterExceptionHandler();
        return line.setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.environment().containsKey("NO_COLOR") ? Ansi.OFF : Ansi.AUTO))
                .setExecutionStrategy(parsed -> execute(parsed, terminal))
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, parsed, terminal, log))
                .setParameterExceptionHandler((failure, given) -> tell(failure, given, usual, terminal, log))
                .setUsageHelpWidth(100)
                .registerConverter(LocalDate.class, new DateWords(terminal));
    }

    /** What is refused is told, and audited, like what a command itself refuses. */
    private static int execute(ParseResult parsed, Terminal terminal) {
        try {
            ActingOperator.require(parsed, terminal);
        } catch (RuntimeException e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "who gives the command", e);
        }
        return new RunLast().execute(parsed);
    }

    private static CommandLine commandLine(Terminal terminal, LogFile log) {
        return new CommandLine(new TallyhouseCommand())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new SetUpCommand(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new CollectCommand(terminal))
                .addSubcommand(new TurnCommand(terminal))
                .addSubcommand(new CutoverCommand(terminal))
                .addSubcommand(new NightlyCommand(terminal))
                .addSubcommand(new JobCommand(terminal))
                .addSubcommand(new ScheduleCommand(terminal, other -> line(other, log)))
                .addSubcommand(new PlanCommand(terminal))
                .addSubcommand(new StatusCommand(terminal))
                .addSubcommand(new AccountCommand(terminal))
                .addSubcommand(new AccountStatusCommand(terminal))
                .addSubcommand(new JournalCommand(terminal))
                .addSubcommand(new HoldCommand(terminal))
                .addSubcommand(new AdjustmentCommand(terminal))
                .addSubcommand(new PayoutsCommand(terminal))
                .addSubcommand(new BreaksCommand(terminal))
                .addSubcommand(new LayoutCommand(terminal))
                .addSubcommand(new SettleCommand(terminal))
                .addSubcommand(new QuarantineCommand(terminal))
                .addSubcommand(new SettlementHoldCommand(terminal))
                .addSubcommand(new InvoiceCommand(terminal))
                .addSubcommand(new MerchantCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new DatabaseCommand(terminal))
                .addSubcommand(new BenchCommand(terminal))
                .addSubcommand(new WarmUpCommand(terminal));
    }

    /** A word for a date is looked up in the books, which may not be there. */
    private static int tell(
            ParameterException failure,
            String[] arguments,
            IParameterExceptionHandler usual,
            Terminal terminal,
            LogFile log)
            throws Exception {
        if (failure.getCause() instanceof RuntimeException cause && !(cause instanceof TypeConversionException)) {
            LOG.error("a date could not be looked up", cause);
            if (List.of(arguments).contains("--json")) {
                terminal.out().println(JsonAnswer.of(ErrorAnswer.of(cause)));
            }
            return tell(cause, terminal, log);
        }
        return usual.handleParseException(failure, arguments);
    }

    /** One clear line; the log file has the rest. A program that asked for JSON gets the attributes too. */
    private static int tell(Exception failure, ParseResult parsed, Terminal terminal, LogFile log) {
        LOG.error("a command failed", failure);
        if (isRefusal(failure)) {
            RefusedRequests.audit(failure, parsed, terminal);
        }
        if (wantsJson(parsed)) {
            terminal.out().println(JsonAnswer.of(ErrorAnswer.of(failure)));
        }
        return tell(failure, terminal, log);
    }

    /** By the suite or by a guard of its ledger: nothing was done, and the same again is refused again. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof RequestRefused || failure instanceof LedgerException;
    }

    private static boolean wantsJson(ParseResult parsed) {
        return parsed.asCommandLineList().stream()
                .anyMatch(command -> command.getParseResult().hasMatchedOption("--json"));
    }

    private static int tell(Exception failure, Terminal terminal, LogFile log) {
        if (failure instanceof InputNotThere) {
            terminal.err().println(failure.getMessage());
            return Outcome.INPUT_NOT_THERE.exitCode();
        }
        if (failure instanceof WrongUse || isRefusal(failure)) {
            terminal.err().println(failure.getMessage());
            return WRONG_USE;
        }
        if (failure instanceof WithFailures) {
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
