package org.tallyhouse.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to date, from {@code sql/schema}, as its owner. Whoever runs can only look whether it is. */
public final class Migrations {
    /** The newest migration there is; a schema at it needs no look by Flyway, which takes half a second. */
    static final String NEWEST = "45";

    /** No such schema, no such table, or no right to either. */
    private static final Set<Integer> NOTHING_TO_READ = Set.of(1049, 1146, 1044, 1142);

    private Migrations() {}

    /** Makes the schema if it is not there, applies what is missing, and gives the user that runs its rights. */
    public static void apply(DatabaseSettings owner, DatabaseSettings runner) {
        try {
            boolean isOlder = !isUpToDate(owner);
            if (isOlder) {
                makeSchema(owner);
                Flyway.configure()
                        .dataSource(owner.connectionUrl(), owner.user(), owner.password())
                        .locations("classpath:sql/schema")
                        .load()
                        .migrate();
            }
            if (!owner.user().equals(runner.user())) {
                try (Connection connection = connect(owner)) {
                    OwnedTriggers.takeOver(connection);
                    RunnerGrants.give(connection, runner);
                    if (isOlder) {
                        RunnerGrants.takeBack(connection, runner);
                    }
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The same where the owner is always at hand. A schema that is up to date costs one query. */
    public static void applyIfNeeded(DatabaseSettings owner, DatabaseSettings runner) {
        try {
            if (!isUpToDate(runner)) {
                apply(owner, runner);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * The same where one user may own and run.
     *
     * @throws IllegalStateException if the schema is older and the user may only run; says what to do
     */
    public static void applyIfAllowed(DatabaseSettings user) {
        try {
            applyIfNeeded(user, user);
        } catch (DatabaseException | FlywayException e) {
            if (DatabaseErrors.isDenied(e)) {
                require(user);
            }
            throw e;
        }
    }

    /**
     * Looks whether the schema is what this program needs, by one query.
     *
     * @throws IllegalStateException if it is older; says what to do
     */
    public static void require(DatabaseSettings runner) {
        try {
            if (!isUpToDate(runner)) {
                String is = version(runner)
                        .map(version -> "is at version %s, and this program needs %s".formatted(version, NEWEST))
                        .orElse("is not there, or %s has no rights in it".formatted(runner.user()));
                throw new IllegalStateException(
                        "the schema %s at %s %s: give ./run.sh db migrate, which works as the user"
                                        .formatted(runner.schema(), runner.shownUrl(), is)
                                + " that TALLYHOUSE_DB_OWNER names; docs/operating.md, Database, tells of the two users");
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static boolean isUpToDate(DatabaseSettings database) throws SQLException {
        return version(database)
                .filter(version -> Integer.parseInt(version) >= Integer.parseInt(NEWEST))
                .isPresent();
    }

    private static Optional<String> version(DatabaseSettings database) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT version FROM flyway_schema_history"
                        + " WHERE success = 1 ORDER BY installed_rank DESC LIMIT 1")) {
            return newest.next() ? Optional.of(newest.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            if (NOTHING_TO_READ.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void makeSchema(DatabaseSettings owner) throws SQLException {
        try (Connection connection = connect(owner.inSchema(""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE IF NOT EXISTS `%s`".formatted(owner.schema()));
        }
    }

    static Connection connect(DatabaseSettings database) throws SQLException {
        return DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
    }
}
