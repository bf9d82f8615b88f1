package org.tallyhouse.bankfile.iso20022;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.bankfile.PayoutResult.Status;

/** The status codes of pain.002 (ISO 20022 external payment status codes), and what they mean for a payout. */
final class StatusCode {
    private static final Map<String, Status> STATUSES = Map.ofEntries(
            Map.entry("ACTC", Status.ACCEPTED),
            Map.entry("ACCP", Status.ACCEPTED),
            Map.entry("ACSP", Status.ACCEPTED),
            Map.entry("ACWC", Status.ACCEPTED),
            Map.entry("ACFC", Status.ACCEPTED),
            Map.entry("ACWP", Status.ACCEPTED),
            Map.entry("RCVD", Status.PENDING),
            Map.entry("PDNG", Status.PENDING),
            Map.entry("ACSC", Status.PAID),
            Map.entry("ACCC", Status.PAID),
            Map.entry("RJCT", Status.RETURNED),
            Map.entry("CANC", Status.RETURNED));

    private StatusCode() {}

    /** Some of it, not all: only the transactions tell. */
    static boolean isPartial(String code) {
        return code.equals("PART") || code.equals("PATC");
    }

    static @Nullable Status find(String code) {
        return STATUSES.get(code);
    }
}
