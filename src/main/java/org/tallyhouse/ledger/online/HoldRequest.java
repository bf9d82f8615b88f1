package org.tallyhouse.ledger.online;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.ledger.LedgerException;

/**
 * Money to be frozen under an id on the account of that code; minor units of the currency. It may be
 * expired after a time, or never.
 *
 * @throws LedgerException BAD_REFERENCE or BAD_AMOUNT
 */
public record HoldRequest(
        String holdId,
        String account,
        long amountMinor,
        String currency,
        String reason,
        @Nullable Instant expiresAt) {
    private static final int MOST_ID = 64;
    private static final int MOST_REASON = 255;

    public HoldRequest {
        Movement.requireAmount(amountMinor);
        if (holdId.isBlank() || holdId.length() > MOST_ID) {
            throw new LedgerException(
                    LedgerException.Reason.BAD_REFERENCE, "a hold's id has 1 to 64 characters: '%s'".formatted(holdId));
        }
        if (expiresAt != null) {
            expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        }
        if (reason.length() > MOST_REASON) {
            throw new IllegalArgumentException("a hold's reason has at most 255 characters");
        }
    }
}
