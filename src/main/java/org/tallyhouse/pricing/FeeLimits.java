package org.tallyhouse.pricing;

import org.jspecify.annotations.Nullable;

/** The least and the most a fee may be, minor units; null is no limit. */
public record FeeLimits(@Nullable Long minMinor, @Nullable Long maxMinor) {

    public static final FeeLimits NONE = new FeeLimits(null, null);

    public FeeLimits {
        if (minMinor != null && minMinor < 0) {
            throw new IllegalArgumentException("has a negative part");
        }
        if (maxMinor != null && maxMinor < (minMinor == null ? 0 : minMinor)) {
            throw new IllegalArgumentException("max is below min");
        }
    }

    long within(long fee) {
        long raised = minMinor == null ? fee : Math.max(fee, minMinor);
        return maxMinor == null ? raised : Math.min(raised, maxMinor);
    }
}
