package org.tallyhouse.operation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.database.Migrations;

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
        return open(home(), startedDatabase());
    }

    World open(Path home, DatabaseSettings database) {
        return World.open(home, database, new ConsoleProgress(err, isInteractive()));
    }

    /** For a short look at the home's database. */
    Glance glance() {
        return Glance.at(upToDateDatabase());
    }

    /** The home's database, started and brought up to date if needed. */
    DatabaseSettings upToDateDatabase() {
        DatabaseSettings database = startedDatabase();
        Migrations.apply(database);
        return database;
    }

    /** The embedded server is started if it is the one to use and does not run. */
    DatabaseSettings startedDatabase() {
        DatabaseSettings database = database();
        if (database.embedded() && EmbeddedServer.in(home()).start()) {
            err.println("started the embedded database in " + home().resolve("data/mariadb"));
        }
        return database();
    }

    /** A scratch schema on the server in use; what an earlier run left of it is dropped. */
    DatabaseSettings freshSchema(String schema) {
        DatabaseSettings scratch = startedDatabase().inSchema(schema);
        dropSchema(scratch);
        return scratch;
    }

    void dropSchema(DatabaseSettings scratch) {
        try (Connection connection =
                        DriverManager.getConnection(scratch.connectionUrl(), scratch.user(), scratch.password());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + scratch.schema());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop the scratch schema: " + e.getMessage(), e);
        }
    }

    /** run.sh looks whether standard error is a terminal; Java cannot. */
    boolean isInteractive() {
        return environment.getOrDefault("TALLYHOUSE_TERMINAL", "").equals("yes");
    }
}
