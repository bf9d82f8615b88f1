package org.tallyhouse.layout;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The fields of a record by column: a view, as a map of its own for each row of a file costs more than reading it. */
final class CsvFields extends AbstractMap<String, String> {
    private final Map<String, Integer> columnNumbers;
    private final CSVRecord record;

    CsvFields(Map<String, Integer> columnNumbers, CSVRecord record) {
        this.columnNumbers = columnNumbers;
        this.record = record;
    }

    @Override
    public @Nullable String get(@Nullable Object column) {
        Integer number = columnNumbers.get(column);
        return number == null ? null : record.get(number);
    }

    @Override
    public boolean containsKey(@Nullable Object column) {
        return columnNumbers.containsKey(column);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return columnNumbers.entrySet().stream()
                .map(column -> Map.entry(column.getKey(), record.get(column.getValue())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
