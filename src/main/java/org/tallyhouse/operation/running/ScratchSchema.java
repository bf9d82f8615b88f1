package org.tallyhouse.operation.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.database.Migrations;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.operation.WrongUse;

/**
 * A schema and a folder that one command has for itself: what an earlier one left of them is dropped first, and a second
 * command that wants them at the same time is told so. They are dropped at the end unless they are kept for a look.
 */
public final class ScratchSchema implements AutoCloseable {
    private final DatabaseSettings owner;
    private final DatabaseSettings settings;
    private final Path folder;
    private final Connection connection;
    private boolean kept;

    private ScratchSchema(DatabaseSettings owner, DatabaseSettings settings, Path folder, Connection connection) {
        this.owner = owner;
        this.settings = settings;
        this.folder = folder;
        this.connection = connection;
    }

    static ScratchSchema fresh(DatabaseSettings owner, DatabaseSettings runner, String name, Path folder) {
        try {
            Connection connection =
                    DriverManager.getConnection(owner.inSchema("").connectionUrl(), owner.user(), owner.password());
            if (!isLocked(connection, name)) {
                connection.close();
                throw new WrongUse("another run works in the schema %s; wait until it has ended".formatted(name));
            }
            ScratchSchema scratch = new ScratchSchema(owner.inSchema(name), runner.inSchema(name), folder, connection);
            scratch.drop();
            Files.createDirectories(folder);
            Migrations.apply(scratch.owner, scratch.settings);
            return scratch;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "cannot make the schema %s and %s: %s".formatted(name, folder, CauseText.of(e)), e);
        }
    }

    /** The server lets go of the name with the connection, however the command ends. */
    private static boolean isLocked(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT GET_LOCK(?, 0)")) {
            statement.setString(1, name);
            try (ResultSet lock = statement.executeQuery()) {
                return lock.next() && lock.getBoolean(1);
            }
        }
    }

    /** As the user that runs. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** As the user that may make tables of its own. */
    public DatabaseSettings owner() {
        return owner;
    }

    public Path folder() {
        return folder;
    }

    public void keep() {
        kept = true;
    }

    private void drop() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + settings.schema());
        }
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (!kept) {
                drop();
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "cannot drop the schema %s and %s: %s".formatted(settings.schema(), folder, e), e);
        }
    }
}
