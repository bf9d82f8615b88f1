package org.tallyhouse.bankfile;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.layout.declared.Layout;
import org.tallyhouse.layout.declared.line.LayoutFault;
import org.tallyhouse.layout.declared.line.LayoutHandler;
import org.tallyhouse.layout.declared.line.LayoutReader;
import org.tallyhouse.money.AmountException;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.money.Currencies;

/** Reads statements by a declared layout: an opening, entries and a closing, and so on. */
public final class LayoutStatementReader implements StatementReader {
    private final LayoutReader layout;

    /** @param date which the file is for; only a date without a year needs it */
    public LayoutStatementReader(Layout layout, LocalDate date) {
        this.layout = new LayoutReader(layout, date);
    }

    @Override
    public void read(Path file, StatementHandler handler) {
        FootedStatements.read(file, true, events -> layout.read(file, new Lines(file, events)), handler);
    }

    private static final class Lines implements LayoutHandler {
        private final Path file;
        private final StatementEvents events;
        private @Nullable StatementHead head;
        private int statements;

        Lines(Path file, StatementEvents events) {
            this.file = file;
            this.events = events;
        }

        @Override
        public void row(FileRow row) {
            Currency currency = currency(row);
            long minor = minor(row, currency);
            String kind = row.get("record");
            if (kind.equals("OPENING") == (head != null)) {
                throw refused(
                        row.line(),
                        FileFault.WRONG_STRUCTURE
                                .says("{value} stands before {expected}")
                                .about("record", kind)
                                .figures(head == null ? "OPENING" : "CLOSING", kind));
            }
            StatementBalance balance = new StatementBalance(minor, currency);
            switch (kind) {
                case "OPENING" -> {
                    statements++;
                    head = new StatementHead(
                            row.line(), Integer.toString(statements), "", currency, balance, StatementMark.NONE);
                    events.open(head);
                }
                case "ENTRY" -> events.entry(entry(row, currency, minor));
                case "CLOSING" -> {
                    events.close(row.line(), balance, false);
                    head = null;
                }
                default ->
                    throw refused(row.line(), FileFault.badValue("record", kind, "is none of OPENING, ENTRY, CLOSING"));
            }
        }

        private Currency currency(FileRow row) {
            return Currencies.find(row.get("currency"))
                    .orElseThrow(() -> refused(row, "currency", "is no ISO 4217 currency"));
        }

        private long minor(FileRow row, Currency currency) {
            try {
                return Amounts.parse(row.get("amount"), currency);
            } catch (AmountException e) {
                throw refused(row, "amount", String.valueOf(e.getMessage()));
            }
        }

        private LocalDate date(FileRow row, String field) {
            try {
                return LocalDate.parse(row.get(field));
            } catch (DateTimeException e) {
                throw refused(row, field, "is not a date like 2026-02-13");
            }
        }

        private StatementEntry entry(FileRow row, Currency currency, long minor) {
            return new StatementEntry(
                    row.line(),
                    date(row, "booking_date"),
                    date(row, "value_date"),
                    row.get("reference"),
                    currency,
                    minor,
                    row.get("description"));
        }

        /** What a line that cannot be read adds to a balance is not known. */
        @Override
        public void fault(LayoutFault fault) {
            throw new FileRefused(fault.failure().in(file));
        }

        private FileRefused refused(FileRow row, String field, String why) {
            return refused(row.line(), FileFault.badValue(field, row.get(field), why));
        }

        private FileRefused refused(long line, Failure failure) {
            return new FileRefused(failure.in(file, line));
        }
    }
}
