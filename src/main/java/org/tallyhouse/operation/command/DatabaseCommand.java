package org.tallyhouse.operation.command;

import java.io.IOException;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.Terminal;
import picocli.CommandLine.Command;

/** The embedded database. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The embedded database: start, stop, url, shell.",
        footer = {"", "It is not used when TALLYHOUSE_DB_URL is set. Example: ./run.sh db shell"})
final class DatabaseCommand {
    private final Terminal terminal;

    DatabaseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Starts it, unless it runs.")
    int start() {
        boolean started = embedded().start();
        terminal.out()
                .println((started ? "started " : "runs already ")
                        + terminal.database().shownUrl());
        return 0;
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops it.")
    int stop() {
        terminal.out().println(embedded().stop() ? "stopped" : "did not run");
        return 0;
    }

    @Command(name = "url", mixinStandardHelpOptions = true, description = "Prints the JDBC URL in use.")
    int url() {
        terminal.out().println(terminal.startedDatabase().shownUrl());
        return 0;
    }

    @Command(name = "shell", mixinStandardHelpOptions = true, description = "Opens its SQL client.")
    int shell() throws IOException, InterruptedException {
        embedded().start();
        ProcessBuilder shell = new ProcessBuilder(embedded().shellCommand(DatabaseSettings.DEFAULT_SCHEMA)).inheritIO();
        shell.environment().putAll(embedded().shellEnvironment());
        return shell.start().waitFor();
    }

    private EmbeddedServer embedded() {
        if (!terminal.database().embedded()) {
            throw new WrongUse("TALLYHOUSE_DB_URL is set, so the embedded database is not used: "
                    + terminal.database().shownUrl());
        }
        return EmbeddedServer.in(terminal.home());
    }
}
