package org.tallyhouse.settlement.invoice;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** A calendar month's fees of a merchant that is settled gross (账单). Minor units. */
record Invoice(String merchantId, String currency, YearMonth month, LocalDate businessDate, long totalMinor) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");

    String invoiceId() {
        return "I-%s-%s-%s".formatted(MONTH.format(month), merchantId, currency);
    }
}
