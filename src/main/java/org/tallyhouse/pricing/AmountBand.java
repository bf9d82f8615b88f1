package org.tallyhouse.pricing;

import org.jspecify.annotations.Nullable;

/** Amounts from one through another, minor units, both included; null is no bound. */
public record AmountBand(@Nullable Long fromMinor, @Nullable Long toMinor) {

    public static final AmountBand ANY = new AmountBand(null, null);

    public AmountBand {
        if (fromMinor != null && toMinor != null && toMinor < fromMinor) {
            throw new IllegalArgumentException("amount_to is below amount_from");
        }
    }

    public long least() {
        return fromMinor == null ? 0 : fromMinor;
    }

    public long most() {
        return toMinor == null ? Long.MAX_VALUE : toMinor;
    }

    boolean isAny() {
        return fromMinor == null && toMinor == null;
    }

    public boolean holds(long amountMinor) {
        return least() <= amountMinor && amountMinor <= most();
    }

    boolean overlaps(AmountBand other) {
        return least() <= other.most() && other.least() <= most();
    }
}
