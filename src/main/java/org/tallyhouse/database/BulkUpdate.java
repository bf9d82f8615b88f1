package org.tallyhouse.database;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change to many rows of a table, which are found by a key; each column beside what it is given. Names are from our
 * own code; values are bound.
 */
public final class BulkUpdate<T> {
    private final String table;
    private final BulkColumn<T> key;
    private final List<BulkColumn<T>> changed;
    private final List<BulkColumn<T>> expected;

    private BulkUpdate(String table, BulkColumn<T> key, List<BulkColumn<T>> changed, List<BulkColumn<T>> expected) {
        this.table = table;
        this.key = key;
        this.changed = changed;
        this.expected = expected;
    }

    public static <T> BulkUpdate<T> of(String table, String key, Function<? super T, ?> value) {
        return new BulkUpdate<>(table, new BulkColumn<>(key, value, false), List.of(), List.of());
    }

    /**
     * The same with one column more that is set.
     *
     * @throws IllegalArgumentException if there is a column of that name
     */
    public BulkUpdate<T> with(String column, Function<? super T, ? extends @Nullable Object> value) {
        return more(new BulkColumn<>(column, value, false));
    }

    /**
     * The same with one column more that is added to.
     *
     * @throws IllegalArgumentException if there is a column of that name
     */
    public BulkUpdate<T> adding(String column, Function<? super T, Long> value) {
        return more(new BulkColumn<>(column, value, true));
    }

    /**
     * The same where a column must still be what was read: a row that is otherwise fails all of them.
     *
     * @throws IllegalArgumentException if that is said of the column already
     */
    public BulkUpdate<T> expecting(String column, Function<? super T, ?> value) {
        BulkColumn<T> state = new BulkColumn<>(column, value, false);
        return new BulkUpdate<>(table, key, changed, state.behind(expected, table));
    }

    private BulkUpdate<T> more(BulkColumn<T> column) {
        return new BulkUpdate<>(table, key, column.behind(changed, table), expected);
    }

    String table() {
        return table;
    }

    String sql() {
        String set = changed.stream()
                .map(column -> (column.adds() ? "%1$s = %1$s + ?" : "%s = ?").formatted(column.name()))
                .collect(Collectors.joining(", "));
        String where = found().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND "));
        return "UPDATE %s SET %s WHERE %s".formatted(table, set, where);
    }

    private Stream<BulkColumn<T>> found() {
        return Stream.concat(Stream.of(key), expected.stream());
    }

    /** In the order of the text. */
    List<BulkColumn<T>> columns() {
        return Stream.concat(changed.stream(), found()).toList();
    }
}
