package org.tallyhouse.bankfile.bai2;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.FootedStatements;
import org.tallyhouse.bankfile.StatementEvents;
import org.tallyhouse.bankfile.StatementHandler;
import org.tallyhouse.bankfile.StatementReader;
import org.tallyhouse.bankfile.TextLines;

/**
 * Reads BAI2 (Cash Management Balance Reporting Specifications, version 2): records named by two digits, continued
 * by 88. An account is a statement; its totals, those of its group and of the file, and their counts must be right.
 */
public final class Bai2Reader implements StatementReader {

    /** Far more than a record has. */
    private static final int LONGEST_RECORD = 100_000;

    @Override
    public void read(Path file, StatementHandler handler) {
        FootedStatements.read(file, true, events -> scan(file, events), handler);
    }

    private static void scan(Path file, StatementEvents events) {
        try (TextLines lines = new TextLines(file)) {
            Bai2Accounts accounts = new Bai2Accounts(lines, events);
            Bai2Record record = null;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                if (!line.startsWith("88,")) {
                    take(record, accounts);
                    record = Bai2Record.begin(lines, line);
                } else if (record == null || record.text().length() > LONGEST_RECORD) {
                    throw lines.refused(lines.number(), "the record 88 continues none, or one that does not end");
                } else {
                    record = record.continued(line);
                }
            }
            take(record, accounts);
            accounts.end();
        }
    }

    private static void take(@Nullable Bai2Record record, Bai2Accounts accounts) {
        if (record != null) {
            accounts.record(record);
        }
    }
}
