package org.tallyhouse.database;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets a server of this machine commit without waiting for the disk: tests ask what is committed, not
 * whether it outlives the machine. A server elsewhere, or one that does not allow it, stays as it is.
 */
public final class UnsyncedCommits implements AutoCloseable {
    private static final List<String> SETTINGS = List.of("innodb_flush_log_at_trx_commit", "sync_binlog");

    private final DatabaseSettings server;
    private final Map<String, Integer> before = new TreeMap<>();

    private UnsyncedCommits(DatabaseSettings server) {
        this.server = server;
    }

    /** Any schema of the server will do. */
    public static UnsyncedCommits on(DatabaseSettings server) {
        UnsyncedCommits unsynced = new UnsyncedCommits(server);
        if (unsynced.isOfThisMachine()) {
            unsynced.set();
        }
        return unsynced;
    }

    private boolean isOfThisMachine() {
        String host = URI.create(server.url().substring("jdbc:".length())).getHost();
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private void set() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                int value = value(statement, setting);
                if (value != 0) {
                    statement.execute("SET GLOBAL %s = 0".formatted(setting));
                    before.put(setting, value);
                }
            }
        } catch (SQLException e) {
            System.err.println("the tests take longer, as commits wait for the disk: " + e.getMessage());
        }
    }

    private static int value(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT @@GLOBAL." + setting)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.connectionUrl(), server.user(), server.password());
    }

    /** Puts back what was changed. */
    @Override
    public void close() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, Integer> setting : before.entrySet()) {
                statement.execute("SET GLOBAL %s = %d".formatted(setting.getKey(), setting.getValue()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(before + " cannot be put back", e);
        }
    }
}
