package org.tallyhouse.intake.bill;

import java.util.List;
import org.tallyhouse.channelbill.BillRow.Type;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader.WholeFileCheck;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;

/** A bill of our own form as far as it is read without the books. */
public final class BillRows {
    private BillRows() {}

    public static List<String> columns() {
        return ChannelBillLoader.ALL_COLUMNS;
    }

    public static WholeFileCheck check(String file) {
        return new BillCheck(file);
    }

    public static void read(FileRow row) throws RowRejected {
        RowFields fields = new RowFields(row);
        if (row.get("type").equals(Type.DEPOSIT.name())) {
            AnnouncedDeposit.parse(row.line(), fields.date("business_date"), fields);
        } else {
            ChannelRecord.parse(row.line(), fields.date("business_date"), fields);
        }
    }
}
