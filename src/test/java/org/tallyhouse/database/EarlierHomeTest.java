package org.tallyhouse.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database of a Tallyhouse that had one user, who could do everything. */
@Tag("database")
class EarlierHomeTest {
    @TempDir
    private Path home;

    @Test
    void itsUserLosesWhatItCouldDoAndGoesOn() throws IOException, SQLException {
        EmbeddedServer server = EmbeddedServer.in(home);
        try {
            server.start();
            makeItEarlier();
            assertThatThrownBy(server::start)
                    .hasMessageContaining("give ./run.sh db stop, then the same command again");
            server.stop();

            server.start();
            DatabaseSettings runner = DatabaseSettings.of(Map.of(), home);
            Migrations.applyIfNeeded(DatabaseSettings.ofOwner(Map.of(), home), runner);

            execute(
                    runner,
                    "INSERT INTO audit_log (at, operator, login, host, reason, action, subject, detail)"
                            + " VALUES (NOW(3), 'a', 'b', 'c', 'd', 'e', 'f', 'g')");
            assertThatThrownBy(() -> execute(runner, "DROP TRIGGER audit_stays"))
                    .hasMessageContaining("denied");
            assertThatThrownBy(() -> execute(runner, "UPDATE audit_log SET detail = '' WHERE FALSE"))
                    .hasMessageContaining("denied");
            // what it was given stays over a restart
            server.stop();
            server.start();
            Migrations.require(DatabaseSettings.of(Map.of(), home));
        } finally {
            server.stop();
        }
    }

    /** One user with all rights, whose are the triggers; no password of an owner. */
    private void makeItEarlier() throws IOException, SQLException {
        DatabaseSettings owner = DatabaseSettings.ofOwner(Map.of(), home);
        DatabaseSettings only = DatabaseSettings.of(Map.of(), home);
        execute(
                owner.inSchema(""),
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER, CREATE USER"
                        + " ON *.* TO 'tallyhouse'@'127.0.0.1' WITH GRANT OPTION");
        Migrations.apply(only, only);
        execute(only, "DROP USER 'tallyhouse_owner'@'127.0.0.1'");
        Files.delete(home.resolve("data/mariadb/owner-password"));
    }

    private static void execute(DatabaseSettings database, String sql) throws SQLException {
        try (Connection connection = Migrations.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
