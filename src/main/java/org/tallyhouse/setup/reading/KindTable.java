package org.tallyhouse.setup.reading;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallyhouse.database.BulkInsert;

/** Where things of a kind are stored; the values are in the order of the columns. */
public record KindTable<T>(String name, List<String> columns, Function<T, Object[]> values) {

    public void insert(BulkInsert bulk, List<T> added) {
        bulk.insert(name, columns, added, values);
    }

    /** Rows that are there get these values. */
    public void replace(BulkInsert bulk, List<T> changed) {
        String sql = "INSERT INTO %s (%s) VALUES (%s) ON DUPLICATE KEY UPDATE %s"
                .formatted(
                        name,
                        String.join(", ", columns),
                        String.join(", ", Collections.nCopies(columns.size(), "?")),
                        columns.stream()
                                .map(column -> column + " = VALUES(" + column + ")")
                                .collect(Collectors.joining(", ")));
        bulk.update(sql, changed, values);
    }
}
