package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads a channel's bill of one format, in constant memory. */
public interface BillReader {

    /**
     * Hands over the rows in the order of the file. They count only once this returns: that a total does not
     * foot is known behind them.
     *
     * @throws org.tallyhouse.layout.FileRefused if the file is not whole, a value cannot be read, or a total
     *     is not what the rows come to
     */
    void read(Path file, Consumer<BillRow> rows);
}
