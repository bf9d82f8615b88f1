package org.tallyhouse.bankfile;

import java.time.LocalDate;
import java.util.Currency;

/** Money on an account: minor units, what came in is positive. */
public record StatementEntry(
        long line,
        LocalDate bookingDate,
        LocalDate valueDate,
        String reference,
        Currency currency,
        long amountMinor,
        String description) {}
