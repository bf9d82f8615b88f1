package org.tallyhouse.database;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes many rows with few statements: the driver rewrites a batch into multi-row inserts. A
 * duplicate key fails the whole batch.
 */
public final class BulkInsert {
    private final JdbcTemplate jdbc;

    public BulkInsert(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts rows; table and columns are names from our own code, values are bound. */
    public <T> void insert(String table, List<String> columns, List<T> rows, Function<T, Object[]> values) {
        String sql = "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
        update(sql, rows, values);
    }

    public <T> void update(String sql, List<T> rows, Function<T, Object[]> values) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows.stream().map(values).toList());
        }
    }
}
