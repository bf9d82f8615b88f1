package org.tallyhouse.pricing;

/**
 * What a rule has priced of one merchant in one calendar month before a transaction: how many, and their
 * amount in minor units. What is refunded later stays counted.
 */
public record RuleUsage(long count, long amountMinor) {
    public static final RuleUsage NONE = new RuleUsage(0, 0);

    public RuleUsage {
        if (count < 0 || amountMinor < 0) {
            throw new IllegalArgumentException("usage of %d transactions, %d".formatted(count, amountMinor));
        }
    }

    public RuleUsage plus(long amount) {
        return new RuleUsage(Math.addExact(count, 1), Math.addExact(amountMinor, amount));
    }
}
