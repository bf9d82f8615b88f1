package org.tallyhouse.database;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Writes many rows with few statements: the driver rewrites a batch into multi-row inserts. A
 * duplicate key fails the whole batch.
 */
public final class BulkInsert {
    private static final int DUPLICATE_ENTRY = 1062;

    private final CurrentConnection connection;

    public BulkInsert(CurrentConnection connection) {
        this.connection = connection;
    }

    /** Inserts rows. */
    public <T> void insert(BulkTable<T> table, List<T> rows) {
        insert(table.name(), table.columnNames(), rows, table::values);
    }

    /**
     * Writes very many rows: the server reads them as a file where it may, else they are inserted. A row that does
     * not go in as it is, be it a duplicate, fails the whole batch.
     */
    public <T> void load(BulkTable<T> table, List<T> rows) {
        load(table.name(), table.columnNames(), rows, table::values);
    }

    /** Inserts rows; table and columns are names from our own code, values are bound. */
    public <T> void insert(String table, List<String> columns, List<T> rows, Function<T, Object[]> values) {
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
        update(sql, rows, values);
    }

    /**
     * Writes very many rows: the server reads them as a file where it may, else they are inserted. A row that does
     * not go in as it is, be it a duplicate, fails the whole batch.
     */
    public <T> void load(String table, List<String> columns, List<T> rows, Function<T, Object[]> values) {
        if (rows.isEmpty()) {
            return;
        }
        connection.run(current -> {
            RuntimeProperty<Boolean> answers = current.unwrap(JdbcConnection.class)
                    .getPropertySet()
                    .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
            try (Statement statement = current.createStatement()) {
                if (!mayLoad(statement)) {
                    insert(table, columns, rows, values);
                    return;
                }
                answers.setValue(true);
                statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(LoadedRows.text(rows, values));
                long loaded = statement.executeLargeUpdate(
                        "LOAD DATA LOCAL INFILE 'rows' INTO TABLE %s CHARACTER SET utf8mb4 (%s)"
                                .formatted(table, String.join(", ", columns)));
                // rows from a client are skipped or bent with a warning where an INSERT would fail
                if (loaded != rows.size() || statement.getWarnings() != null) {
                    throw new SQLIntegrityConstraintViolationException(
                            "%d of %d rows went into %s as they are: %s"
                                    .formatted(loaded, rows.size(), table, statement.getWarnings()),
                            "23000",
                            DUPLICATE_ENTRY);
                }
            } finally {
                answers.setValue(false);
            }
        });
    }

    private static boolean mayLoad(Statement statement) throws SQLException {
        try (ResultSet allowed = statement.executeQuery("SELECT @@local_infile")) {
            return allowed.next() && allowed.getBoolean(1);
        }
    }

    public <T> void update(String sql, List<T> rows, Function<T, Object[]> values) {
        if (rows.isEmpty()) {
            return;
        }
        connection.run(current -> {
            try (PreparedStatement statement = current.prepareStatement(sql)) {
                for (T row : rows) {
                    int column = 0;
                    for (Object value : values.apply(row)) {
                        statement.setObject(++column, value);
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }
}
