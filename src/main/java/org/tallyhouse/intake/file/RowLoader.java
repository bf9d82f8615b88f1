package org.tallyhouse.intake.file;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.tallyhouse.layout.FileRow;

/** Takes in the rows of one kind of file. */
public interface RowLoader {

    ImportKind kind();

    List<String> columns();

    /**
     * The file whose rows are taken in: the one given, or a temporary one made of it, which the caller deletes.
     *
     * @param businessDate the date the file is taken in for, which tells the year where it gives none
     */
    default Path table(String sender, Path file, LocalDate businessDate) {
        return file;
    }

    /** A look at every row before any is taken in; may refuse the whole file at the end. */
    default WholeFileCheck wholeFileCheck(String sender, String fileName) {
        return row -> {};
    }

    /** Before the rows, in a transaction of its own; once more where an import goes on. */
    default void begin(Source source, WholeFileCheck check) {}

    /**
     * Work that files before left for now, a part of it in a transaction of its own.
     *
     * @return whether there may be more
     */
    default boolean settle() {
        return false;
    }

    default int rowsPerCommit(IntakeSettings settings) {
        return settings.rowsPerCommit();
    }

    /** Works out of rows what needs no transaction, on another thread, while those before them are written. */
    Prepared prepare(Source source, List<FileRow> rows);

    /** Rows that wait for their turn. */
    @FunctionalInterface
    interface Prepared {
        /** Takes them in inside the caller's transaction; once more if that was rolled back. */
        Loaded load();
    }

    /** Sees the rows in order, then the end. */
    @FunctionalInterface
    interface WholeFileCheck extends Consumer<FileRow> {
        default void end() {}
    }

    /** The file the rows are from, and who brings it; money it moves is booked on the business date. */
    record Source(long fileId, String sender, String sha256, LocalDate businessDate, String name, String operator) {}

    /** What rows of a commit came to: minor units, signed as the file means them. */
    record Total(String what, String currency, long rowCount, long amountMinor) {}

    /** What became of the rows; those in neither number were rejected. What they came to is for the audit log. */
    record Loaded(long accepted, long ignored, List<Reject> rejects, List<Total> totals) {}
}
