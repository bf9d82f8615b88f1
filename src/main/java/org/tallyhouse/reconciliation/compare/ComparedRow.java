package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.Set;

/**
 * A row of one side, as it is compared: of a transaction of ours, or of a channel's bill. Minor units; the type
 * gives the direction.
 *
 * @param rowId the transaction's or the bill row's id
 * @param key what it is paired by
 * @param merchantReference our id of the transaction; on a bill's row empty where the bill has none
 * @param feeMinor what the channel keeps; negative where it gives fees back
 */
record ComparedRow(
        long rowId,
        String key,
        LocalDate businessDate,
        String channelReference,
        String merchantReference,
        String type,
        String currency,
        long amountMinor,
        long feeMinor,
        String status,
        boolean duplicate) {
    private static final Set<String> OWED_TO_US = Set.of("PAYMENT", "CHARGEBACK_REVERSAL", "CREDIT");

    boolean counts() {
        return status.equals("SUCCESS");
    }

    /** What the side counts the channel as owing us for the row; 0 where it counts nothing. */
    long netMinor() {
        if (!counts()) {
            return 0;
        }
        long signed = OWED_TO_US.contains(type) ? amountMinor : Math.negateExact(amountMinor);
        return Math.subtractExact(signed, feeMinor);
    }
}
