package org.tallyhouse.channelbill;

import java.nio.file.Path;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
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
            throw new FileRefused("%s line %d: %s has %d fields".formatted(file, line, footer, record.size()));
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
            throw new FileRefused("%s line %d: %s states %s of %d in minor units of %s, its rows come to %d"
                    .formatted(file, line, footer, what, said, currency, read));
        }
    }

    /** The count of the rows so far, in the record's last field. */
    void count(CSVRecord record, long line) {
        String said = record.get(record.size() - 1);
        if (!said.equals(Long.toString(count))) {
            throw new FileRefused("%s line %d: %s states a count of '%s', there are %d rows"
                    .formatted(file, line, record.get(0), said, count));
        }
    }

    /** Every currency with rows has had its footer. */
    void end() {
        sums.keySet().stream()
                .filter(currency -> !stated.contains(currency))
                .findAny()
                .ifPresent(currency -> {
                    throw new FileRefused(
                            "%s has rows in %s, but no %s record of it".formatted(file, currency, footer));
                });
    }
}
