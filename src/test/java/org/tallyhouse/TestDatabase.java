package org.tallyhouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
    private static final ExecutorService BESIDE_THE_TESTS = Executors.newSingleThreadExecutor(TestDatabase::daemon);

    /** A schema takes a second or more, so the next one is made while a test works in the last one. */
    private static @Nullable Future<DatabaseSettings> next;

    /** What makes a schema; migrating each would take three times as long. */
    private static List<String> statements = List.of();

    private TestDatabase() {}

    /** A new, empty, migrated schema. */
    public static DatabaseSettings fresh() {
        try {
            return take().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("no schema for the test", e);
        }
    }

    private static synchronized Future<DatabaseSettings> take() {
        Future<DatabaseSettings> made = next == null ? BESIDE_THE_TESTS.submit(TestDatabase::made) : next;
        next = BESIDE_THE_TESTS.submit(TestDatabase::made);
        return made;
    }

    private static DatabaseSettings made() {
        if (statements.isEmpty()) {
            DatabaseSettings migrated = empty();
            Migrations.apply(migrated);
            statements = statementsOf(migrated);
        }
        DatabaseSettings database = empty();
        execute(database, statements);
        return database;
    }

    /** What makes a schema like this one: its tables, the few rows that migrations put there, its triggers. */
    private static List<String> statementsOf(DatabaseSettings migrated) {
        List<String> all = new ArrayList<>(List.of("SET foreign_key_checks = 0"));
        try (Connection connection = connect(migrated)) {
            for (String table : column(connection, "SHOW TABLES", 1)) {
                all.addAll(column(connection, "SHOW CREATE TABLE " + table, 2));
                if (!column(connection, "SELECT 1 FROM %s LIMIT 1".formatted(table), 1)
                        .isEmpty()) {
                    all.add("INSERT INTO %s SELECT * FROM %s.%s".formatted(table, migrated.schema(), table));
                }
            }
            for (String trigger : column(connection, "SHOW TRIGGERS", 1)) {
                for (String sql : column(connection, "SHOW CREATE TRIGGER " + trigger, 3)) {
                    // a server without users names one that is none
                    all.add(sql.replaceFirst(" DEFINER=\\S+", ""));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(migrated + ": " + e.getMessage(), e);
        }
        return all;
    }

    private static List<String> column(Connection connection, String sql, int column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }

    /** Drops a schema that no test works in any more. */
    public static void drop(DatabaseSettings database) {
        BESIDE_THE_TESTS.execute(() -> execute(database, "DROP DATABASE IF EXISTS " + database.schema()));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "schemas of the tests");
        thread.setDaemon(true);
        return thread;
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
        execute(database, List.of(sql));
    }

    private static void execute(DatabaseSettings database, List<String> all) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(database + ": " + e.getMessage(), e);
        }
    }

    /** A connection to look at the rows with plain SQL. */
    public static Connection connect(DatabaseSettings database) throws SQLException {
        return DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
    }
}
