package org.tallyhouse.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes rows some at a time: the driver holds several times of a row's size until its statement is done. */
public final class RowBatches<T> {
    private final int most;
    private final Consumer<List<T>> write;
    private List<T> waiting = new ArrayList<>();

    private RowBatches(int most, Consumer<List<T>> write) {
        this.most = most;
        this.write = write;
    }

    /** Hands the rows to the writer in their order, as lists of at most so many, none of them empty. */
    public static <T> void write(Stream<? extends T> rows, int most, Consumer<List<T>> write) {
        RowBatches<T> batches = new RowBatches<>(most, write);
        // an iterator over a stream of streams would hold a whole one of them
        rows.forEachOrdered(batches::add);
        batches.flush();
    }

    private void add(T row) {
        waiting.add(row);
        if (waiting.size() == most) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            write.accept(waiting);
            waiting = new ArrayList<>();
        }
    }
}
