package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Money frozen under an id (冻结); captured, released or expired by that id, in parts or whole. Minor
 * units; {@code expiresAt} is UTC, null never.
 */
public record Hold(
        String holdId,
        long accountId,
        long amountMinor,
        long capturedMinor,
        long releasedMinor,
        LocalDate businessDate,
        @Nullable LocalDateTime expiresAt) {

    /** How held money stops being held. */
    public enum End {
        CAPTURED,
        RELEASED,
        EXPIRED
    }

    /** Whether its time is over. */
    public boolean isExpired(LocalDateTime now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    public long openMinor() {
        return amountMinor - capturedMinor - releasedMinor;
    }
}
