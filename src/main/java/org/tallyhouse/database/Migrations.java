package org.tallyhouse.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Brings the schema up to date, from {@code sql/schema}. */
public final class Migrations {
    /** The newest migration there is; a schema at it needs no look by Flyway, which takes half a second. */
    static final String NEWEST = "40";

    private Migrations() {}

    /** Applies what is missing. A schema that is up to date costs one query. */
    public static void apply(DatabaseSettings database) {
        if (!isUpToDate(database)) {
            Flyway.configure()
                    .dataSource(database.connectionUrl(), database.user(), database.password())
                    .locations("classpath:sql/schema")
                    .load()
                    .migrate();
        }
    }

    private static boolean isUpToDate(DatabaseSettings database) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("SELECT version FROM flyway_schema_history"
                        + " WHERE success = 1 ORDER BY installed_rank DESC LIMIT 1")) {
            return newest.next() && NEWEST.equals(newest.getString(1));
        } catch (SQLException e) {
            // no such table yet, or no such server: Flyway says which
            return false;
        }
    }

    private static Connection connect(DatabaseSettings database) throws SQLException {
        return DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
    }
}
