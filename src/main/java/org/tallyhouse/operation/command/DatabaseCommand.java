package org.tallyhouse.operation.command;

import java.io.IOException;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.database.Migrations;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The database: its schema, and the server of the home. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = "The database: migrate, url; the embedded one: start, stop, shell.",
        footer = {"", "The embedded one is not used when TALLYHOUSE_DB_URL is set. Example: ./run.sh db shell"})
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

    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            description = {
                "Makes the schema or brings it up to date, as the user TALLYHOUSE_DB_OWNER, and gives",
                "the user TALLYHOUSE_DB_USER the rights that the commands need in it."
            },
            footer = {"", "Needed after each update of Tallyhouse, but not with the embedded database."})
    int migrate() {
        DatabaseSettings runner = terminal.startedDatabase();
        DatabaseSettings owner = terminal.ownedDatabase();
        Migrations.apply(owner, runner);
        terminal.out().println("up to date: " + owner);
        if (owner.user().equals(runner.user())) {
            terminal.err()
                    .println("  it is also the user that runs, and may change what is final: two users are safer,"
                            + " see sql/operator/two-users.sql");
        } else {
            terminal.out().println("who runs:   " + runner.user());
        }
        return 0;
    }

    @Command(name = "url", mixinStandardHelpOptions = true, description = "Prints the JDBC URL in use.")
    int url() {
        terminal.out().println(terminal.startedDatabase().shownUrl());
        return 0;
    }

    @Command(name = "shell", mixinStandardHelpOptions = true, description = "Opens its SQL client.")
    int shell(
            @Option(names = "--owner", description = "as the user that may change everything, for a repair")
                    boolean asOwner)
            throws IOException, InterruptedException {
        embedded().start();
        DatabaseSettings database = asOwner ? terminal.ownedDatabase() : terminal.database();
        ProcessBuilder shell = new ProcessBuilder(embedded().shellCommand(database)).inheritIO();
        shell.environment().putAll(EmbeddedServer.shellEnvironment(database));
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
