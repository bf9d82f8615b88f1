package org.tallyhouse.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column and what it is given of a row.
 *
 * @param adds whether that is added to what is there
 */
record BulkColumn<T>(String name, Function<? super T, ? extends @Nullable Object> value, boolean adds) {

    /** @throws IllegalArgumentException if the table's columns have one of that name */
    List<BulkColumn<T>> behind(List<BulkColumn<T>> columns, String table) {
        if (columns.stream().anyMatch(column -> column.name.equals(name))) {
            throw new IllegalArgumentException("%s has two columns %s".formatted(table, name));
        }
        List<BulkColumn<T>> more = new ArrayList<>(columns);
        more.add(this);
        return List.copyOf(more);
    }
}
