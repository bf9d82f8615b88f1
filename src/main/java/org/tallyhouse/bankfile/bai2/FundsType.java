package org.tallyhouse.bankfile.bai2;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When an amount of a BAI2 record is available: a letter, with further fields behind some. S has three amounts, V
 * a value date and a time, D a number of pairs.
 */
final class FundsType {
    private FundsType() {}

    /** How many fields it takes, itself included; the index is from 0 behind the record's code. */
    static int length(Bai2Record record, int index) {
        return switch (record.field(index + 1)) {
            case "S" -> 4;
            case "V" -> 3;
            case "D" -> 2 + 2 * (int) Math.min(1000, record.amount(record.field(index + 2)));
            default -> 1;
        };
    }

    static Optional<LocalDate> valueDate(Bai2Record record, int index) {
        String date = record.field(index + 2);
        return record.field(index + 1).equals("V") && !date.isEmpty()
                ? Optional.of(record.date(date))
                : Optional.empty();
    }
}
