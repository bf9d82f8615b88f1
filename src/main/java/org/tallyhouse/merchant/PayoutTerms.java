package org.tallyhouse.merchant;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a bank about payouts; amounts in minor units of the bank's currency, null where there
 * is no limit. A payout above the approval limit needs a second person; one above the single limit is split;
 * after so many days without an answer what became of a payout is unknown. What reaches the bank from its cut-off
 * on, a time in its zone, is executed on its next working day.
 */
public record PayoutTerms(
        String bankId,
        String currency,
        @Nullable Long approvalLimitMinor,
        @Nullable Long singleLimitMinor,
        @Nullable Integer itemsPerFile,
        @Nullable Long amountPerFileMinor,
        @Nullable Integer unansweredDays,
        Format format,
        Results results,
        String layout,
        String resultsLayout,
        String bankCode,
        String originatorId,
        @Nullable LocalTime cutOff,
        String timeZone) {

    /** What the files to a bank are written in. */
    public enum Format {
        CSV,
        PAIN_001_001_09,
        PAIN_001_001_03,
        /** Credits to accounts of companies. */
        NACHA_CCD,
        /** A declared layout. */
        LAYOUT
    }

    /** What a bank's files with results are written in. */
    public enum Results {
        CSV,
        PAIN_002,
        CAMT_054,
        NACHA,
        LAYOUT
    }

    /** How quickly a payout is to arrive. */
    public enum Urgency {
        NORMAL,
        URGENT
    }

    public PayoutTerms {
        if ((format == Format.LAYOUT) == layout.isEmpty() || (results == Results.LAYOUT) == resultsLayout.isEmpty()) {
            throw new IllegalArgumentException("layout and results_layout name a layout where the format is LAYOUT");
        }
        if (amountPerFileMinor != null && (singleLimitMinor == null || singleLimitMinor > amountPerFileMinor)) {
            throw new IllegalArgumentException(
                    "amount_per_file needs a single_limit that is not above it, or a payout fits into no file");
        }
        if ((cutOff == null) != timeZone.isEmpty()) {
            throw new IllegalArgumentException("cut_off and time_zone go together");
        }
    }
}
