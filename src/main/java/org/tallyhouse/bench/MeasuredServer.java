package org.tallyhouse.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The server a figure was measured on, and whether what it has committed survives a power cut. */
public record MeasuredServer(String version, boolean durable, String settings) {

    static MeasuredServer of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT VERSION(), @@innodb_flush_log_at_trx_commit, @@log_bin, @@sync_binlog")) {
            row.next();
            int flush = row.getInt(2);
            boolean logged = row.getBoolean(3);
            int sync = row.getInt(4);
            return new MeasuredServer(
                    row.getString(1),
                    flush == 1 && (!logged || sync == 1),
                    "innodb_flush_log_at_trx_commit=%d, log_bin=%s, sync_binlog=%d"
                            .formatted(flush, logged ? "ON" : "OFF", sync));
        }
    }

    public String text() {
        return "%s, commits %s durable (%s)".formatted(version, durable ? "are" : "are not", settings);
    }
}
