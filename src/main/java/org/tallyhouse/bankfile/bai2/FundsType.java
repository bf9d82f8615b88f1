package org.tallyhouse.bankfile.bai2;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When an amount of a BAI2 record is available: a letter, with further fields behind some. S has three amounts, V
 * a value date and a time, D a number of pairs.
 */
final class FundsType {
    private FundsType() {}

    /**
     * How many fields it takes, itself included.
     *
     * @param fields those of the record
     * @param index from 0 behind the record's code
     */
    static int length(Bai2Record record, List<String> fields, int index) {
        return switch (index < fields.size() ? fields.get(index).strip() : "") {
            case "S" -> 4;
            case "V" -> 3;
            case "D" ->
                2
                        + 2
                                * distributions(
                                        record,
                                        index + 1 < fields.size()
                                                ? fields.get(index + 1).strip()
                                                : "");
            default -> 1;
        };
    }

    private static int distributions(Bai2Record record, String count) {
        if (!count.matches("\\d{0,3}")) {
            throw record.badValue("number of distributions", count, "is no number of them");
        }
        return count.isEmpty() ? 0 : Integer.parseInt(count);
    }

    static Optional<LocalDate> valueDate(Bai2Record record, int index) {
        String date = record.field(index + 2);
        return record.field(index + 1).equals("V") && !date.isEmpty()
                ? Optional.of(record.date(date))
                : Optional.empty();
    }
}
