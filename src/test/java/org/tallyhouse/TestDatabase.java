package org.tallyhouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.database.Migrations;

/**
 * A schema of its own for a test, up to date, on the server the environment names: {@code
 * TALLYHOUSE_DB_URL}, or the embedded one, which is started once and stays up.
 */
public final class TestDatabase {
    private static final Path HOME = Path.of("target/test-home").toAbsolutePath();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** A new, empty, migrated schema. */
    public static DatabaseSettings fresh() {
        DatabaseSettings database = empty();
        Migrations.apply(database);
        return database;
    }

    /** A new schema without any table. */
    public static DatabaseSettings empty() {
        String schema =
                "tallyhouse_test_%d_%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
        DatabaseSettings database = server().inSchema(schema);
        execute(database, "DROP DATABASE " + schema);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> execute(database, "DROP DATABASE IF EXISTS " + schema)));
        return database;
    }

    private static synchronized DatabaseSettings server() {
        DatabaseSettings named = DatabaseSettings.of(System.getenv(), HOME);
        if (!named.embedded()) {
            return named;
        }
        EmbeddedServer.in(HOME).start();
        DatabaseSettings started = DatabaseSettings.of(System.getenv(), HOME);
        // tests ask what is committed, not whether it outlives the machine: the log is flushed once a second
        execute(started.inSchema("mysql"), "SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        return started;
    }

    private static void execute(DatabaseSettings database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(database + ": " + e.getMessage(), e);
        }
    }

    /** A connection to look at the rows with plain SQL. */
    public static Connection connect(DatabaseSettings database) throws SQLException {
        return DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
    }
}
