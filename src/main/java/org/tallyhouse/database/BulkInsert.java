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
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes many rows with few statements: the driver rewrites a batch into multi-row inserts. A
 * duplicate key fails the whole batch, where nothing else is said.
 */
public final class BulkInsert {
    private static final int DUPLICATE_ENTRY = 1062;

    private final CurrentConnection connection;

    public BulkInsert(CurrentConnection connection) {
        this.connection = connection;
    }

    /** Inserts rows. */
    public <T> void insert(BulkTable<T> table, List<T> rows) {
        run(table.insert(), table.columns(), rows);
    }

    /** Inserts rows, or adds their sums to those of the row whose key is there. */
    public <T> void add(BulkTable<T> table, List<T> rows) {
        run(table.add(), table.columns(), rows);
    }

    /** Inserts rows; those whose key is there get these values. */
    public <T> void replace(BulkTable<T> table, List<T> rows) {
        run(table.replace(), table.columns(), rows);
    }

    /**
     * Changes rows.
     *
     * @throws ChangedMeanwhile if one is not there, or not in the state that is expected
     */
    public <T> void update(BulkUpdate<T> update, List<T> rows) {
        run(
                update.sql(),
                update.columns(),
                rows,
                changed -> ChangedMeanwhile.unlessChanged(
                        update.table(), Arrays.stream(changed).sum(), rows.size()));
    }

    /**
     * Writes very many rows: the server reads them as a file where it may, else they are inserted. A row that does
     * not go in as it is, be it a duplicate, fails the whole batch.
     */
    public <T> void load(BulkTable<T> table, List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        connection.run(current -> {
            RuntimeProperty<Boolean> answers = current.unwrap(JdbcConnection.class)
                    .getPropertySet()
                    .getBooleanProperty(PropertyKey.allowLoadLocalInfile);
            try (Statement statement = current.createStatement()) {
                if (!mayLoad(statement)) {
                    insert(table, rows);
                    return;
                }
                answers.setValue(true);
                statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(LoadedRows.text(table, rows));
                long loaded = statement.executeLargeUpdate(table.load());
                // rows from a client are skipped or bent with a warning where an INSERT would fail
                if (loaded != rows.size() || statement.getWarnings() != null) {
                    throw new SQLIntegrityConstraintViolationException(
                            "%d of %d rows went into %s as they are: %s"
                                    .formatted(loaded, rows.size(), table.name(), statement.getWarnings()),
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

    private <T> void run(String sql, List<BulkColumn<T>> columns, List<T> rows) {
        run(sql, columns, rows, counts -> {});
    }

    private <T> void run(String sql, List<BulkColumn<T>> columns, List<T> rows, Consumer<int[]> counts) {
        if (rows.isEmpty()) {
            return;
        }
        connection.run(current -> {
            try (PreparedStatement statement = current.prepareStatement(sql)) {
                for (T row : rows) {
                    int parameter = 0;
                    for (BulkColumn<T> column : columns) {
                        statement.setObject(++parameter, column.value().apply(row));
                    }
                    statement.addBatch();
                }
                counts.accept(statement.executeBatch());
            }
        });
    }
}
