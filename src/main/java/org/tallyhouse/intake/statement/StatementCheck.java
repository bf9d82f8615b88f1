package org.tallyhouse.intake.statement;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.intake.file.OwnTable;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowLoader;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;
import org.tallyhouse.money.Amounts;

/** Bank statements foot: each opens, and its entries lead to its closing balance, in the currency of the bank. */
final class StatementCheck implements RowLoader.WholeFileCheck {
    private final String fileName;
    private final String currencyOfBank;
    private @Nullable Long runningMinor;
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
            case "ENTRY" -> runningMinor = Math.addExact(running(row), amount);
            case "CLOSING" -> close(row, amount);
            default -> throw refused(row, "record '" + row.get("record") + "' is none of OPENING, ENTRY, CLOSING");
        }
    }

    @Override
    public void end() {
        if (!closed) {
            throw new FileRefused(fileName + " has no CLOSING row: it is cut off, get it again");
        }
    }

    private void open(FileRow row, long amount) {
        if (runningMinor != null && !closed) {
            throw refused(row, "there is a second OPENING row");
        }
        runningMinor = amount;
        closed = false;
    }

    private void close(FileRow row, long amount) {
        long calculated = running(row);
        if (calculated != amount) {
            Currency currency = Currency.getInstance(currencyOfBank);
            throw refused(
                    row,
                    "closing balance %s is not the calculated %s"
                            .formatted(Amounts.format(amount, currency), Amounts.format(calculated, currency)));
        }
        closed = true;
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
                throw refused(row, "currency is %s, the bank's is %s".formatted(currency, currencyOfBank));
            }
            if (row.get("record").equals("ENTRY")) {
                fields.date("booking_date");
                fields.date("value_date");
            }
            fields.optional("reference", 64);
            fields.optional("description", 255);
            return fields.amount("amount", currency);
        } catch (RowRejected e) {
            throw refused(row, e.getMessage() + ": '" + e.at(row.line()).value() + "'");
        }
    }

    private FileRefused refused(FileRow row, String why) {
        return new FileRefused("%s line %d: %s".formatted(fileName, row.line(), why));
    }
}
