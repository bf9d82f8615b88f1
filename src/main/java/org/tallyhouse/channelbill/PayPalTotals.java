package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.tallyhouse.layout.FileFault;
import org.tallyhouse.layout.FileRefused;
import org.tallyhouse.layout.FileRow;

/**
 * The totals of a section or of the whole report, in minor units by currency: gross credits and debits, then the
 * fees of both. Which of the two fees is first is not told the same everywhere, so either order is taken.
 */
final class PayPalTotals {
    private static final String GROSS_CREDITS = "gross credits";
    private static final String GROSS_DEBITS = "gross debits";
    private static final String FEES = "fees";
    private static final String OTHER_FEES = "other fees";

    private final Path file;
    private final String footer;
    private final Map<Currency, Sums> sums = new HashMap<>();
    private final Set<Currency> stated = new HashSet<>();
    private long count;

    PayPalTotals(Path file, String footer) {
        this.file = file;
        this.footer = footer;
    }

    private record Sums(long grossCredits, long grossDebits, long feeCredits, long feeDebits) {
        private static final Sums NONE = new Sums(0, 0, 0, 0);

        Sums plus(long grossMinor, long feeMinor) {
            return new Sums(
                    Math.addExact(grossCredits, Math.max(0, grossMinor)),
                    Math.addExact(grossDebits, Math.max(0, -grossMinor)),
                    Math.addExact(feeCredits, Math.max(0, -feeMinor)),
                    Math.addExact(feeDebits, Math.max(0, feeMinor)));
        }
    }

    void add(Currency currency, long grossMinor, long feeMinor) {
        sums.merge(
                currency, Sums.NONE.plus(grossMinor, feeMinor), (before, ignored) -> before.plus(grossMinor, feeMinor));
        count++;
    }

    void footer(CSVRecord record, long line) {
        BillFields fields = new BillFields(file, new FileRow(line, named(record, line)));
        Currency currency = fields.currency("currency");
        Sums read = sums.getOrDefault(currency, Sums.NONE);
        require(line, currency, GROSS_CREDITS, fields.minor(GROSS_CREDITS), read.grossCredits);
        require(line, currency, GROSS_DEBITS, fields.minor(GROSS_DEBITS), read.grossDebits);
        long first = fields.minor(FEES);
        boolean creditsFirst = first == read.feeCredits;
        require(line, currency, FEES, first, creditsFirst ? read.feeCredits : read.feeDebits);
        require(line, currency, OTHER_FEES, fields.minor(OTHER_FEES), creditsFirst ? read.feeDebits : read.feeCredits);
        stated.add(currency);
    }

    private Map<String, String> named(CSVRecord record, long line) {
        if (record.size() < 6) {
            throw new FileRefused(FileFault.WRONG_STRUCTURE
                    .says("{field} has {actual} fields")
                    .in(file, line)
                    .about(footer)
                    .figures("at least 6", record.size()));
        }
        return Map.of(
                "currency",
                record.get(1),
                GROSS_CREDITS,
                record.get(2),
                GROSS_DEBITS,
                record.get(3),
                FEES,
                record.get(4),
                OTHER_FEES,
                record.get(5));
    }

    private void require(long line, Currency currency, String what, long said, long read) {
        if (said != read) {
            throw new FileRefused(FileFault.control(
                            "%s states {field} of {expected} in minor units of %s, its rows come to {actual}"
                                    .formatted(footer, currency),
                            what,
                            said,
                            read)
                    .in(file, line));
        }
    }

    /** The count of the rows so far, in the record's last field. */
    void count(CSVRecord record, long line) {
        String said = record.get(record.size() - 1);
        if (!said.equals(Long.toString(count))) {
            throw new FileRefused(FileFault.control(
                            "{field} states a count of '{expected}', there are {actual} rows",
                            record.get(0),
                            said,
                            count)
                    .in(file, line));
        }
    }

    /** Every currency with rows has had its footer. */
    void end() {
        sums.keySet().stream()
                .filter(currency -> !stated.contains(currency))
                .findAny()
                .ifPresent(currency -> {
                    throw new FileRefused(FileFault.WRONG_STRUCTURE
                            .says("{file} has rows in {value}, but no {field} record of it")
                            .in(file)
                            .about(footer, currency));
                });
    }
}
