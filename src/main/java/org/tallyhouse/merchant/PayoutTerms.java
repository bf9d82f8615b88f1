package org.tallyhouse.merchant;

import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is agreed with a bank about payouts in its currency. */
public record PayoutTerms(String bankId, String currency, Formats formats, Limits limits, CutOff cutOff) {

    /** What the files to a bank and from it are written in, and how it knows us there; empty where nothing is said. */
    public record Formats(
            Format format, Results results, String layout, String resultsLayout, String bankCode, String originatorId) {

        public Formats {
            if ((format == Format.LAYOUT) == layout.isEmpty()
                    || (results == Results.LAYOUT) == resultsLayout.isEmpty()) {
                throw new IllegalArgumentException(
                        "layout and results_layout name a layout where the format is LAYOUT");
            }
        }
    }

    /**
     * Minor units of the bank's currency, null where there is no limit. A payout above the approval limit needs a
     * second person; one above the single limit is split; after so many days without an answer what became of a
     * payout is unknown.
     */
    public record Limits(
            @Nullable Long approvalLimitMinor,
            @Nullable Long singleLimitMinor,
            @Nullable Integer itemsPerFile,
            @Nullable Long amountPerFileMinor,
            @Nullable Integer unansweredDays) {
        public static final Limits NONE = new Limits(null, null, null, null, null);

        public Limits {
            if (amountPerFileMinor != null && (singleLimitMinor == null || singleLimitMinor > amountPerFileMinor)) {
                throw new IllegalArgumentException(
                        "amount_per_file needs a single_limit that is not above it, or a payout fits into no file");
            }
        }
    }

    /** What reaches the bank from this time on, in its zone, is executed on its next working day; may be none. */
    public record CutOff(@Nullable LocalTime time, String timeZone) {
        public static final CutOff NONE = new CutOff(null, "");

        public CutOff {
            if ((time == null) != timeZone.isEmpty()) {
                throw new IllegalArgumentException("cut_off and time_zone go together");
            }
        }
    }

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
        // a stored row without any limit is read without the group
        limits = Objects.requireNonNullElse(limits, Limits.NONE);
    }
}
