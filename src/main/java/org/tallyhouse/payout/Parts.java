package org.tallyhouse.payout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a payout over a bank's limit for one instruction. */
final class Parts {
    private Parts() {}

    /**
     * As many parts of the limit as there are, and the rest last; one part where there is no limit.
     *
     * @param amountMinor more than zero, minor units
     * @param limitMinor more than zero, minor units, or null
     */
    static List<Long> of(long amountMinor, @Nullable Long limitMinor) {
        if (amountMinor <= 0 || (limitMinor != null && limitMinor <= 0)) {
            throw new IllegalArgumentException(
                    "a payout of %d minor units cannot be split at %d".formatted(amountMinor, limitMinor));
        }
        List<Long> parts = new ArrayList<>();
        long left = amountMinor;
        while (limitMinor != null && left > limitMinor) {
            parts.add(limitMinor);
            left -= limitMinor;
        }
        parts.add(left);
        return parts;
    }
}
