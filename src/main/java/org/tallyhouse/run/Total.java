package org.tallyhouse.run;

import org.jspecify.annotations.Nullable;

/** A count, and an amount in minor units of a currency where it has one (currency '' where not). */
public record Total(
        String measure,
        String currency,
        long rowCount,
        @Nullable Long amountMinor) {

    public static Total count(String measure, long rowCount) {
        return new Total(measure, "", rowCount, null);
    }

    /** Both together; of the same measure and currency. */
    public Total plus(Total more) {
        Long one = amountMinor;
        Long other = more.amountMinor;
        return new Total(
                measure,
                currency,
                Math.addExact(rowCount, more.rowCount),
                one == null || other == null ? null : Long.valueOf(Math.addExact(one, other)));
    }
}
