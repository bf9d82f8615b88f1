package org.tallyhouse.operation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;

/** Where a command runs: its environment, its home and its two streams. */
record Terminal(Map<String, String> environment, PrintStream out, PrintStream err) {

    /** Where data, in and out live; the checkout unless TALLYHOUSE_HOME says otherwise. */
    Path home() {
        return Path.of(environment.getOrDefault("TALLYHOUSE_HOME", "."))
                .toAbsolutePath()
                .normalize();
    }

    DatabaseSettings database() {
        return DatabaseSettings.of(environment, home());
    }

    /** The home's database, with progress on standard error; started and brought up to date if needed. */
    World open() {
        return open(home(), database());
    }

    World open(Path home, DatabaseSettings database) {
        if (database.embedded() && EmbeddedServer.in(home()).start()) {
            err.println("started the embedded database in " + home().resolve("data/mariadb"));
        }
        return World.open(home, database, new ConsoleProgress(err, isInteractive()));
    }

    /** run.sh looks whether standard error is a terminal; Java cannot. */
    boolean isInteractive() {
        return environment.getOrDefault("TALLYHOUSE_TERMINAL", "").equals("yes");
    }
}
