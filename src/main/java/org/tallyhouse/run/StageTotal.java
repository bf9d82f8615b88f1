package org.tallyhouse.run;

import org.jspecify.annotations.Nullable;

/** A count, and an amount in minor units of a currency where it has one (currency '' where not). */
public record StageTotal(
        String measure,
        String currency,
        long rowCount,
        @Nullable Long amountMinor) {

    public static StageTotal count(String measure, long rowCount) {
        return new StageTotal(measure, "", rowCount, null);
    }

    /** Both together; of the same measure and currency. */
    public StageTotal plus(StageTotal more) {
        Long one = amountMinor;
        Long other = more.amountMinor;
        return new StageTotal(
                measure,
                currency,
                Math.addExact(rowCount, more.rowCount),
                one == null || other == null ? null : Long.valueOf(Math.addExact(one, other)));
    }
}
