package org.tallyhouse.merchant;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a channel about differences in one currency, while in force; amounts in minor units.
 *
 * @param amountToleranceMinor amounts that differ by so much agree
 * @param feeToleranceMinor fees that differ by so much agree
 * @param carryDays calendar days in which the other side may still come before a missing row asks for a person
 * @param fallbackKeys what is paired by where the channel's reference finds nothing, in this order, joined by +
 * @param writeOffLimitMinor a break up to it may be written off
 * @param secondPersonLimitMinor resolving a break above it needs a second person; null: never
 * @param depositDays calendar days after a bill's date in which its money comes; null: it is waited for without end
 */
public record ReconciliationTerms(
        String channel,
        String currency,
        long amountToleranceMinor,
        long feeToleranceMinor,
        int carryDays,
        String fallbackKeys,
        long writeOffLimitMinor,
        @Nullable Long secondPersonLimitMinor,
        @Nullable Integer depositDays,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    /** What rows of both sides have in common beside the channel's reference. */
    public enum FallbackKey {
        /** The bill has our id of the transaction. */
        MERCHANT_REFERENCE,
        /** The same amount on the same date; the first of ours with the first of theirs. */
        AMOUNT_AND_DATE
    }

    /** @throws IllegalArgumentException if a key is unknown or named twice */
    public static List<FallbackKey> keys(String fallbackKeys) {
        if (fallbackKeys.isEmpty()) {
            return List.of();
        }
        List<FallbackKey> keys = Arrays.stream(fallbackKeys.split("\\+", -1))
                .map(FallbackKey::valueOf)
                .toList();
        if (keys.stream().distinct().count() < keys.size()) {
            throw new IllegalArgumentException(fallbackKeys + " names a key twice");
        }
        return keys;
    }

    public List<FallbackKey> keys() {
        return keys(fallbackKeys);
    }
}
