package org.tallyhouse.database;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that many rows are written to, each column beside what it holds of a row. Names are from our own code; values
 * are bound.
 */
public final class BulkTable<T> {
    private final String name;
    private final List<BulkColumn<T>> columns;

    private BulkTable(String name, List<BulkColumn<T>> columns) {
        this.name = name;
        this.columns = columns;
    }

    public static <T> BulkTable<T> named(String name) {
        return new BulkTable<>(name, List.of());
    }

    /**
     * The same with one column more.
     *
     * @throws IllegalArgumentException if there is a column of that name
     */
    public BulkTable<T> with(String column, Function<? super T, ? extends @Nullable Object> value) {
        return more(new BulkColumn<>(column, value, false));
    }

    /**
     * The same with one column more, which is a sum ({@link BulkInsert#add}).
     *
     * @throws IllegalArgumentException if there is a column of that name
     */
    public BulkTable<T> adding(String column, Function<? super T, Long> value) {
        return more(new BulkColumn<>(column, value, true));
    }

    private BulkTable<T> more(BulkColumn<T> column) {
        return new BulkTable<>(name, column.behind(columns, name));
    }

    public String name() {
        return name;
    }

    List<BulkColumn<T>> columns() {
        return columns;
    }

    String insert() {
        return "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        name,
                        String.join(", ", columnNames()),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    String add() {
        return insert() + onDuplicateKey(BulkColumn::adds, "%1$s = %1$s + VALUES(%1$s)");
    }

    String replace() {
        return insert() + onDuplicateKey(column -> true, "%1$s = VALUES(%1$s)");
    }

    String load() {
        return "LOAD DATA LOCAL INFILE 'rows' INTO TABLE %s CHARACTER SET utf8mb4 (%s)"
                .formatted(name, String.join(", ", columnNames()));
    }

    public List<String> columnNames() {
        return columns.stream().map(BulkColumn::name).toList();
    }

    private String onDuplicateKey(Predicate<BulkColumn<T>> changed, String change) {
        return columns.stream()
                .filter(changed)
                .map(column -> change.formatted(column.name()))
                .collect(Collectors.joining(", ", " ON DUPLICATE KEY UPDATE ", ""));
    }
}
