package org.tallyhouse.bankfile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.tallyhouse.money.Currencies;

/**
 * What is true of a whole file of credit transfers. It states count and total (minor units) before the
 * first transfer; the writer holds them against what it wrote. {@code createdAt} comes from the caller
 * and is kept with the file, so that the file made again has the same bytes; {@code sequence} counts the
 * files to a bank from 1.
 */
public record CreditTransferFile(
        String fileId,
        LocalDate executionDate,
        Instant createdAt,
        int sequence,
        PayingParty debtor,
        String currency,
        int itemCount,
        long totalMinor) {
    public CreditTransferFile {
        Objects.requireNonNull(fileId, "fileId is null");
        Objects.requireNonNull(executionDate, "executionDate is null");
        Objects.requireNonNull(createdAt, "createdAt is null");
        Objects.requireNonNull(debtor, "debtor is null");
        if (Currencies.find(currency).isEmpty()) {
            throw new IllegalArgumentException("file %s: currency '%s' is unknown".formatted(fileId, currency));
        }
        if (sequence < 1 || itemCount < 1 || totalMinor < 1) {
            throw new IllegalArgumentException("file %s: sequence %d, count %d and total %d must be positive"
                    .formatted(fileId, sequence, itemCount, totalMinor));
        }
    }
}
