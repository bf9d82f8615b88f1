package org.tallyhouse.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table that many rows are written to, each column beside what it holds of a row. Names are from our own code; values
 * are bound.
 */
public final class BulkTable<T> {
    private final String name;
    private final List<Column<T>> columns;

    private BulkTable(String name, List<Column<T>> columns) {
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
        if (columnNames().contains(column)) {
            throw new IllegalArgumentException("%s has two columns %s".formatted(name, column));
        }
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, value));
        return new BulkTable<>(name, List.copyOf(more));
    }

    String name() {
        return name;
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** What the columns hold of a row, in their order. */
    @Nullable Object[] values(T row) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).value().apply(row);
        }
        return values;
    }

    private record Column<T>(String name, Function<? super T, ? extends @Nullable Object> value) {}
}
