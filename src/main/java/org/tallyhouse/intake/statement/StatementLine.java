package org.tallyhouse.intake.statement;

import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.intake.file.RowFields;
import org.tallyhouse.intake.file.RowRejected;
import org.tallyhouse.layout.FileRow;

/** An entry of a statement; minor units, money in positive. */
record StatementLine(
        long line,
        LocalDate bookingDate,
        LocalDate valueDate,
        String reference,
        String currency,
        long amountMinor,
        String description) {

    static StatementLine parse(FileRow row) throws RowRejected {
        RowFields fields = new RowFields(row);
        Currency currency = fields.currency("currency");
        return new StatementLine(
                row.line(),
                fields.date("booking_date"),
                fields.date("value_date"),
                fields.optional("reference", 64),
                currency.getCurrencyCode(),
                fields.amount("amount", currency),
                fields.optional("description", 255));
    }
}
