package org.tallyhouse.operation.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.ScratchSchema;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.operation.view.NightStatus;
import org.tallyhouse.operation.view.NightStatus.Amount;
import org.tallyhouse.operation.view.NightStatus.Stage;
import org.tallyhouse.operation.view.StatusReader;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.setup.SetUp;
import picocli.CommandLine.Command;

/** One night of the sample files in a scratch world. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs a night of the sample files in a fresh scratch world and says what happened.",
        footer = {"", "Your own data is not touched. Example: ./run.sh demo"})
final class DemoCommand implements Callable<Integer> {
    private static final LocalDate DATE = LocalDate.of(2026, 2, 13);

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path samples = samples();
        try (ScratchSchema scratch = terminal.scratch("demo")) {
            scratch.keep();
            Path home = scratch.folder();
            copy(
                    samples.resolve("in").resolve(DATE.toString()),
                    home.resolve("in").resolve(DATE.toString()));
            terminal.out().println("A scratch world: 12 merchants, 3 channels, one business date, " + DATE);
            return night(samples, home, scratch.settings());
        }
    }

    private int night(Path samples, Path home, DatabaseSettings database) {
        PrintStream out = terminal.out();
        try (OpenedHome world = terminal.open(new HomeFolders(home), database)) {
            world.get(SetUp.class).load(samples.resolve("setup"), "demo");
            FileImport.Result day = world.get(FileImport.class)
                    .take(
                            ImportKind.TRANSACTIONS,
                            "",
                            home.resolve("in/%s/transactions.csv".formatted(DATE)),
                            DATE,
                            "demo",
                            (done, total) -> {});
            out.printf(Locale.ROOT, "The day: %,d transactions came in. The night:%n", day.accepted());
            RunResult result = world.get(NightRunner.class).run(DATE, "demo", "demo");
            if (result.outcome() == Outcome.FAILED) {
                terminal.err().println(result.message());
                return result.outcome().exitCode();
            }
            tell(out, world.get(StatusReader.class).read(DATE), home);
            return 0;
        }
    }

    private static void tell(PrintStream out, NightStatus status, Path home) {
        out.println();
        for (Stage stage : status.stages()) {
            for (Amount amount : stage.totals()) {
                out.printf(
                        Locale.ROOT,
                        "  %-15s %-30s %,8d %16s %s%n",
                        stage.name(),
                        amount.measure(),
                        amount.count(),
                        amount.amount() == null ? "" : amount.amount(),
                        amount.currency());
            }
        }
        Path files = home.resolve("out").resolve(DATE.toString());
        out.println();
        out.println("The books of " + DATE + " are closed; every proof holds.");
        out.println("  settlements    " + files.resolve("settlement"));
        out.println("  bank files     " + files.resolve("payout"));
        out.println("  breaks         " + files.resolve("reconciliation"));
        out.println("  report         " + files.resolve("close/report-%s.html".formatted(DATE)));
    }

    private Path samples() {
        Path samples = terminal.folders().checkout().resolve("sample-files");
        if (!Files.isDirectory(samples)) {
            throw new WrongUse("there is no folder " + samples.toAbsolutePath());
        }
        return samples;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from, e);
        }
    }
}
