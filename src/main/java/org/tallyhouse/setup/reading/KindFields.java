package org.tallyhouse.setup.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.money.Amounts;

/**
 * The fields of a kind, each said once: its name and type in the file, what a thing holds in it, when a stored value may
 * change, and the column of the table that holds it, which has the field's name where no other is said. They are said
 * in the order in which they are read: what another field's type looks at comes before it.
 */
public final class KindFields<T> {
    private final List<FileColumn<?>> columns = new ArrayList<>();
    private final Map<FileColumn<?>, Function<T, @Nullable Object>> keys = new LinkedHashMap<>();
    private final List<KindAttribute<T>> attributes = new ArrayList<>();
    private @Nullable BulkTable<T> table;

    private KindFields(@Nullable BulkTable<T> table) {
        this.table = table;
    }

    public static <T> KindFields<T> storedIn(String table) {
        return new KindFields<>(BulkTable.named(table));
    }

    /** Of things that others write. */
    public static <T> KindFields<T> storedElsewhere() {
        return new KindFields<>(null);
    }

    public <V> Field<V> required(String name, FieldType<V> type) {
        return new Field<>(FileColumn.required(name, type));
    }

    public <V> Field<V> optional(String name, FieldType<V> type) {
        return new Field<>(FileColumn.optional(name, type));
    }

    public <V> Field<V> extra(String name, FieldType<V> type) {
        return new Field<>(FileColumn.extra(name, type));
    }

    public <V> Field<V> extra(String name, FieldType<V> type, String whereEmpty) {
        return new Field<>(FileColumn.extra(name, type, whereEmpty));
    }

    public List<FileColumn<?>> columns() {
        return Collections.unmodifiableList(columns);
    }

    public List<String> names() {
        return columns.stream().map(FileColumn::name).toList();
    }

    List<FileColumn<?>> keyColumns() {
        return List.copyOf(keys.keySet());
    }

    List<String> key(T thing) {
        return keys.values().stream()
                .map(value -> String.valueOf(value.apply(thing)))
                .toList();
    }

    public List<KindAttribute<T>> attributes() {
        return Collections.unmodifiableList(attributes);
    }

    public BulkTable<T> table() {
        return Objects.requireNonNull(table, "these are stored elsewhere");
    }

    private void store(String tableColumn, Function<T, @Nullable Object> value) {
        if (table != null) {
            table = table.with(tableColumn, thing -> {
                Object held = value.apply(thing);
                return held instanceof Enum<?> constant ? constant.name() : held;
            });
        }
    }

    /** A field while it is being said; when it may change is said last, and puts it on the list. */
    public final class Field<V> {
        private final FileColumn<V> column;
        private final Map<String, Function<T, @Nullable Object>> parts = new LinkedHashMap<>();
        private String storedAs;
        private @Nullable Function<T, String> currency;
        private @Nullable FileColumn<?> later;

        private Field(FileColumn<V> column) {
            this.column = column;
            this.storedAs = column.name();
        }

        /** The column of the table has another name. */
        public Field<V> storedAs(String tableColumn) {
            storedAs = tableColumn;
            return this;
        }

        /** One column of the table holds this of it, another the rest. */
        public Field<V> part(String tableColumn, Function<T, @Nullable Object> value) {
            parts.put(tableColumn, value);
            return this;
        }

        /** Held in minor units, told in major ones of the currency. */
        public Field<V> amountIn(Function<T, String> currency) {
            this.currency = currency;
            return storedAs(column.name() + "_minor");
        }

        /** Told before a field that is read before it. */
        public Field<V> toldBefore(FileColumn<?> other) {
            later = other;
            return this;
        }

        /** With the other keys it identifies a thing. */
        public FileColumn<V> key(Function<T, @Nullable Object> value) {
            keys.put(column, value);
            return add(value);
        }

        /** Changed by set-up. */
        public FileColumn<V> free(Function<T, @Nullable Object> value) {
            return add(value, KindAttribute.free(column.name(), told(value)));
        }

        /** Never changed; the advice says what to do instead. */
        public FileColumn<V> fixed(Function<T, @Nullable Object> value, String advice) {
            return add(value, KindAttribute.fixed(column.name(), told(value), advice));
        }

        /** Set where nothing is stored, never changed after. */
        public FileColumn<V> once(Function<T, @Nullable Object> value, String advice) {
            return add(value, KindAttribute.once(column.name(), told(value), advice));
        }

        /** The end of a dated thing, which is set once. */
        public FileColumn<V> end(Function<T, @Nullable LocalDate> value) {
            return once(value::apply, "an end is set once");
        }

        /** For the sake of other fields: it is neither compared nor stored. */
        public FileColumn<V> onlyRead() {
            return read();
        }

        private FileColumn<V> read() {
            if (names().contains(column.name())) {
                throw new IllegalArgumentException("there are two fields " + column.name());
            }
            columns.add(column);
            return column;
        }

        private FileColumn<V> add(Function<T, @Nullable Object> value, KindAttribute<T> attribute) {
            List<String> told = attributes.stream().map(KindAttribute::name).toList();
            attributes.add(later == null ? told.size() : told.indexOf(later.name()), attribute);
            return add(value);
        }

        private FileColumn<V> add(Function<T, @Nullable Object> value) {
            if (parts.isEmpty()) {
                parts.put(storedAs, value);
            }
            parts.forEach(KindFields.this::store);
            return read();
        }

        private Function<T, @Nullable Object> told(Function<T, @Nullable Object> value) {
            Function<T, String> unit = currency;
            return unit == null
                    ? value
                    : thing -> {
                        Object minor = value.apply(thing);
                        return minor == null ? null : Amounts.format((Long) minor, unit.apply(thing));
                    };
        }
    }
}
