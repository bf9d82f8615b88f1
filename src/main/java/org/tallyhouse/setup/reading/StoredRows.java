package org.tallyhouse.setup.reading;

import java.util.function.Consumer;

/** What is stored of a kind, handed over row by row in the order of the keys: there may be more than fits in memory. */
@FunctionalInterface
public interface StoredRows<T> {
    void forEach(Consumer<T> each);
}
