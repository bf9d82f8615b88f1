package org.tallyhouse.database;

import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Writes many rows with few statements: the driver rewrites a batch into multi-row inserts. A
 * duplicate key fails the whole batch.
 */
public final class BulkInsert {
    private final CurrentConnection connection;

    public BulkInsert(CurrentConnection connection) {
        this.connection = connection;
    }

    /** Inserts rows; table and columns are names from our own code, values are bound. */
    public <T> void insert(String table, List<String> columns, List<T> rows, Function<T, Object[]> values) {
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
        update(sql, rows, values);
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
