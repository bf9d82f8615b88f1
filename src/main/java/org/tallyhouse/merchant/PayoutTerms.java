package org.tallyhouse.merchant;

import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a bank about payouts; amounts in minor units of the bank's currency, null where there
 * is no limit. A payout above the approval limit needs a second person; one above the single limit is split;
 * after so many days without an answer what became of a payout is unknown.
 */
public record PayoutTerms(
        String bankId,
        String currency,
        @Nullable Long approvalLimitMinor,
        @Nullable Long singleLimitMinor,
        @Nullable Integer itemsPerFile,
        @Nullable Long amountPerFileMinor,
        @Nullable Integer unansweredDays) {

    public PayoutTerms {
        if (amountPerFileMinor != null && (singleLimitMinor == null || singleLimitMinor > amountPerFileMinor)) {
            throw new IllegalArgumentException(
                    "amount_per_file needs a single_limit that is not above it, or a payout fits into no file");
        }
    }
}
