package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.money.Amounts;

/** What a reader hands over, a line of text each; why a file is refused as the last. */
final class BillText {
    private BillText() {}

    static List<String> read(BillReader reader, Path file) {
        List<String> told = new ArrayList<>();
        try {
            reader.read(file, row -> told.add(text(row)));
        } catch (FileRefused e) {
            told.add("refused: " + String.valueOf(e.getMessage()).replace(file.toString(), "FILE"));
        }
        return told;
    }

    private static String text(BillRow row) {
        return "%d %s %s %s %s fee %s %s '%s' '%s'"
                .formatted(
                        row.line(),
                        row.date(),
                        row.type(),
                        row.currency(),
                        Amounts.format(row.amountMinor(), row.currency()),
                        Amounts.format(row.feeMinor(), row.currency()),
                        row.reference(),
                        row.merchantReference(),
                        row.batch());
    }
}
