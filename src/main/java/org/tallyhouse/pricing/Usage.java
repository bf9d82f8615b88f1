package org.tallyhouse.pricing;

/**
 * What a rule has priced of one merchant in one calendar month before a transaction: how many, and their
 * amount in minor units. What is refunded later stays counted.
 */
public record Usage(long count, long amountMinor) {
    public static final Usage NONE = new Usage(0, 0);

    public Usage {
        if (count < 0 || amountMinor < 0) {
            throw new IllegalArgumentException("usage of %d transactions, %d".formatted(count, amountMinor));
        }
    }

    public Usage plus(long amount) {
        return new Usage(Math.addExact(count, 1), Math.addExact(amountMinor, amount));
    }
}
