package org.tallyhouse.intake.transaction;

import java.util.List;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;

/** A transactions file as far as it is read without the books. */
public final class TransactionRows {
    private TransactionRows() {}

    public static List<String> columns() {
        return TransactionRow.COLUMNS;
    }

    public static void read(FileRow row) throws RowRejected {
        TransactionRow.parse(row);
    }
}
