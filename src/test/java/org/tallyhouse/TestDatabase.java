package org.tallyhouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.EmbeddedServer;
import org.tallyhouse.database.Migrations;
import org.tallyhouse.database.SchemaCopy;
import org.tallyhouse.database.ServerInMemory;
import org.tallyhouse.database.UnsyncedCommits;

/**
 * A schema of its own for a test, up to date, on the server the environment names: {@code
 * TALLYHOUSE_DB_URL}, or the embedded one, which is started once, and stays up where it is not in memory. Its commits wait for no
 * disk, so a test that kills a server, or asks what outlives one, starts a server of its own. A test works
 * as the user that runs, which is made for this process; {@link #owner} is the one that may do everything.
 */
public final class TestDatabase {
    private static final Path HOME = ServerInMemory.home(Path.of("target/test-home"));
    /** Spring Batch knows what runs in this process by its id alone, so each schema has ids of its own. */
    private static final long IDS_OF_A_SCHEMA = 1_000_000;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ExecutorService BESIDE_THE_TESTS = Executors.newSingleThreadExecutor(TestDatabase::daemon);
    private static final Set<DatabaseSettings> TO_DROP = ConcurrentHashMap.newKeySet();

    private static @Nullable Server server;

    /** A schema takes a second or more, so the next one is made while a test works in the last one. */
    private static @Nullable Future<DatabaseSettings> next;

    /** Migrating each schema would take three times as long. */
    private static @Nullable SchemaCopy migrated;

    private TestDatabase() {}

    private record Server(DatabaseSettings owner, DatabaseSettings runner) {}

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
        SchemaCopy known = migrated;
        if (known == null) {
            DatabaseSettings first = empty();
            Migrations.apply(owner(first), owner(first));
            known = copyOf(first);
            migrated = known;
        }
        return copy(known);
    }

    static SchemaCopy copyOf(DatabaseSettings original) {
        try {
            return SchemaCopy.of(owner(original));
        } catch (SQLException e) {
            throw new IllegalStateException(original + ": " + e.getMessage(), e);
        }
    }

    /** A new schema with what another one has. */
    static DatabaseSettings copy(SchemaCopy original) {
        int number = NUMBER.incrementAndGet();
        DatabaseSettings database = empty(number);
        List<String> statements = new ArrayList<>(original.statements());
        for (String sequence : List.of("BATCH_JOB_EXECUTION_SEQ", "BATCH_STEP_EXECUTION_SEQ")) {
            statements.add("UPDATE %s SET ID = %d".formatted(sequence, number * IDS_OF_A_SCHEMA));
        }
        execute(owner(database), statements);
        Migrations.apply(owner(database), database);
        return database;
    }

    /** The same schema, as the user that owns it. */
    public static DatabaseSettings owner(DatabaseSettings database) {
        DatabaseSettings owner = server().owner();
        return database.as(owner.user(), owner.password());
    }

    /** Drops a schema that no test works in any more. */
    public static void drop(DatabaseSettings database) {
        BESIDE_THE_TESTS.execute(() -> dropNow(database));
    }

    private static void dropNow(DatabaseSettings database) {
        execute(server().owner(), List.of("DROP DATABASE IF EXISTS " + database.schema()));
        TO_DROP.remove(database);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "schemas of the tests");
        thread.setDaemon(true);
        return thread;
    }

    /** A new schema without any table, in which only the owner has rights. */
    public static DatabaseSettings empty() {
        return empty(NUMBER.incrementAndGet());
    }

    private static DatabaseSettings empty(int number) {
        String schema =
                "tallyhouse_test_%d_%d".formatted(ProcessHandle.current().pid(), number);
        Server server = server();
        execute(server.owner(), List.of("DROP DATABASE IF EXISTS " + schema, "CREATE DATABASE " + schema));
        DatabaseSettings database = server.runner().inSchema(schema);
        TO_DROP.add(database);
        return database;
    }

    private static synchronized Server server() {
        Server known = server;
        if (known == null) {
            DatabaseSettings named = DatabaseSettings.ofOwner(System.getenv(), HOME);
            DatabaseSettings owner = (named.embedded() ? started() : named).inSchema("");
            String runner = "tallyhouse_test_" + ProcessHandle.current().pid();
            known = new Server(owner, owner.as(runner, "of the tests"));
            execute(
                    owner,
                    List.of(
                            "DROP USER IF EXISTS " + runner,
                            "CREATE USER %s IDENTIFIED BY 'of the tests'".formatted(runner)));
            server = known;
            UnsyncedCommits unsynced = UnsyncedCommits.on(owner);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(unsynced, runner)));
        }
        return known;
    }

    /** Leaves the server as it was. */
    private static void leave(UnsyncedCommits unsynced, String runner) {
        BESIDE_THE_TESTS.shutdown();
        try {
            BESIDE_THE_TESTS.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TO_DROP.forEach(TestDatabase::dropNow);
        execute(server().owner(), List.of("DROP USER " + runner));
        unsynced.close();
        ServerInMemory.end(HOME);
    }

    private static DatabaseSettings started() {
        EmbeddedServer.in(HOME).start();
        return DatabaseSettings.ofOwner(System.getenv(), HOME);
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
