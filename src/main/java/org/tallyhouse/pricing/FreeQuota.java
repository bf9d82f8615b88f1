package org.tallyhouse.pricing;

import org.jspecify.annotations.Nullable;

/** What of a merchant's calendar month costs nothing: the first transactions, or the first amount (minor units). */
public record FreeQuota(@Nullable Long count, @Nullable Long amountMinor) {

    public static final FreeQuota NONE = new FreeQuota(null, null);

    public FreeQuota {
        if (count != null && amountMinor != null) {
            throw new IllegalArgumentException("has both a free count and a free amount");
        }
        if ((count != null && count < 0) || (amountMinor != null && amountMinor < 0)) {
            throw new IllegalArgumentException("has a negative part");
        }
    }

    boolean isNone() {
        return count == null && amountMinor == null;
    }

    /** How much of an amount is free after what came before it in the month. */
    long freeOf(long amount, RuleUsage before) {
        if (count != null && before.count() < count) {
            return amount;
        }
        long left = amountMinor == null ? 0 : amountMinor - before.amountMinor();
        return Math.max(0, Math.min(amount, left));
    }
}
