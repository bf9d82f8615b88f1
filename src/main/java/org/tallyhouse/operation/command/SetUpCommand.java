package org.tallyhouse.operation.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tallyhouse.layout.FilesRefused;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.setup.SetUp;
import org.tallyhouse.setup.reading.SetUpSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads merchants, channels, banks, fee rules and calendars. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = "Loads merchants, accounts, channels, banks, fee rules and calendars from a folder.",
        footer = {"", "Loading again changes nothing. Example: ./run.sh setup sample-files/setup"})
final class SetUpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "folder with institution.yml, calendars/, merchants.csv …")
    private Path folder = Path.of("");

    @Option(names = "--operator", description = "who does it (default: ${DEFAULT-VALUE})", defaultValue = "cli")
    private String operator = "";

    SetUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (OpenedHome world = terminal.open()) {
            for (SetUpSummary.Count count :
                    world.get(SetUp.class).load(folder, operator).counts()) {
                terminal.out()
                        .printf(
                                Locale.ROOT,
                                "%-14s %,8d read %,8d added %,8d changed%n",
                                count.kind(),
                                count.read(),
                                count.added(),
                                count.changed());
            }
            return 0;
        } catch (FilesRefused e) {
            e.problems().forEach(problem -> terminal.err().println(problem));
            terminal.err()
                    .println("nothing was loaded: %d problems"
                            .formatted(e.problems().size()));
            return 1;
        }
    }
}
