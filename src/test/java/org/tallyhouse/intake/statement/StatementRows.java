package org.tallyhouse.intake.statement;

import java.util.List;
import org.tallyhouse.intake.file.RowLoader.WholeFileCheck;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;

/** A statement of our own form as far as it is read without the books. */
public final class StatementRows {
    private StatementRows() {}

    public static List<String> columns() {
        return List.of("record", "booking_date", "value_date", "reference", "currency", "amount", "description");
    }

    public static WholeFileCheck check(String file) {
        return new StatementCheck(file, "CNY");
    }

    public static void read(FileRow row) throws RowRejected {
        if (row.get("record").equals("ENTRY")) {
            StatementLine.parse(row);
        }
    }
}
