package org.tallyhouse.intake.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.intake.file.ContentDigest;
import org.tallyhouse.intake.file.OwnTable;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.Amounts;

/**
 * Bank statements foot: each opens, and its entries lead to its closing balance, in the currency of the bank. What was
 * seen of each is kept.
 */
final class StatementCheck implements RowLoader.WholeFileCheck {
    private final String fileName;
    private final String currencyOfBank;
    private final List<SeenStatement> seen = new ArrayList<>();
    private @Nullable FileRow opening;
    private @Nullable Long runningMinor;
    private ContentDigest digest = new ContentDigest();
    private long openingMinor;
    private boolean closed;

    StatementCheck(String fileName, String currencyOfBank) {
        this.fileName = fileName;
        this.currencyOfBank = currencyOfBank;
    }

    @Override
    public void accept(FileRow row) {
        if (OwnTable.fault(row).isPresent()) {
            return;
        }
        long amount = amount(row);
        if (closed && !row.get("record").equals("OPENING")) {
            throw refused(row, "a row follows the CLOSING row");
        }
        switch (row.get("record")) {
            case "OPENING" -> open(row, amount);
            case "ENTRY" -> enter(row, amount);
            case "CLOSING" -> close(row, amount);
            default ->
                throw refused(
                        row, FileFault.badValue("record", row.get("record"), "is none of OPENING, ENTRY, CLOSING"));
        }
    }

    @Override
    public void end() {
        if (!closed) {
            throw new FileRefused(FileFault.CUT_OFF
                    .says("{file} has no CLOSING row: it is cut off, get it again")
                    .in(fileName));
        }
    }

    private void open(FileRow row, long amount) {
        if (runningMinor != null && !closed) {
            throw refused(row, "there is a second OPENING row");
        }
        runningMinor = amount;
        opening = row;
        openingMinor = amount;
        digest = new ContentDigest();
        closed = false;
    }

    private void enter(FileRow row, long amount) {
        runningMinor = sum(row, running(row), amount);
        // formats cut descriptions at different lengths
        digest.add(row.get("booking_date"), row.get("value_date"), row.get("reference"), Long.toString(amount));
    }

    private long sum(FileRow row, long running, long amount) {
        try {
            return Math.addExact(running, amount);
        } catch (ArithmeticException e) {
            throw refused(row, FileFault.sumTooLarge(fileName));
        }
    }

    private void close(FileRow row, long amount) {
        long calculated = running(row);
        if (calculated != amount) {
            Currency currency = Currency.getInstance(currencyOfBank);
            throw refused(
                    row,
                    FileFault.control(
                            "{field} {expected} is not the calculated {actual}",
                            "closing balance",
                            Amounts.format(amount, currency),
                            Amounts.format(calculated, currency)));
        }
        closed = true;
        seen.add(statement(row, amount));
    }

    private SeenStatement statement(FileRow closing, long closingMinor) {
        FileRow head = Objects.requireNonNull(opening);
        String number = head.get("statement");
        return new SeenStatement(
                0,
                head.line(),
                number.substring(
                        0, number.offsetByCodePoints(0, Math.min(64, number.codePointCount(0, number.length())))),
                whole(head.get("sequence")),
                Math.toIntExact(Objects.requireNonNullElse(whole(head.get("page")), 0L)),
                date(head),
                head.get("mark").equals(SeenStatement.INTERIM),
                closing.get("mark").equals(SeenStatement.INTERIM),
                head.get("mark").equals(SeenStatement.DUPLICATE),
                openingMinor,
                closingMinor,
                digest.count(),
                digest.hex());
    }

    private static @Nullable Long whole(String digits) {
        return digits.matches("\\d{1,9}") ? Long.valueOf(digits) : null;
    }

    /** Ours may leave the date of a balance out. */
    private static @Nullable LocalDate date(FileRow head) {
        try {
            return new RowFields(head).date("booking_date");
        } catch (RowRejected e) {
            return null;
        }
    }

    /** In the order of the file. */
    List<SeenStatement> seen() {
        return seen;
    }

    private long running(FileRow row) {
        if (runningMinor == null) {
            throw refused(row, "the first row must be OPENING");
        }
        return runningMinor;
    }

    private long amount(FileRow row) {
        try {
            RowFields fields = new RowFields(row);
            Currency currency = fields.currency("currency");
            if (!currency.getCurrencyCode().equals(currencyOfBank)) {
                throw refused(
                        row,
                        FileFault.BAD_VALUE
                                .says("{field} is {actual}, the bank's is {expected}")
                                .about("currency", currency)
                                .figures(currencyOfBank, currency));
            }
            if (row.get("record").equals("ENTRY")) {
                fields.date("booking_date");
                fields.date("value_date");
            }
            fields.optional("reference", 64);
            fields.optional("description", 255);
            return fields.amount("amount", currency);
        } catch (RowRejected e) {
            throw refused(row, e.failure().followed(": '{value}'"));
        }
    }

    private FileRefused refused(FileRow row, String words) {
        return refused(row, FileFault.WRONG_STRUCTURE.says(words));
    }

    private FileRefused refused(FileRow row, Failure failure) {
        return new FileRefused(failure.in(fileName, row.line()));
    }
}
