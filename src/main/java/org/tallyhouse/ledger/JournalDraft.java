package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal to be booked. Type and source name the business event; the legs sum to zero per currency;
 * several legs of one account are one entry. A correction names what it corrects ({@code TYPE/source})
 * and why.
 */
public record JournalDraft(
        JournalType type,
        String source,
        LocalDate businessDate,
        List<Leg> legs,
        @Nullable String corrects,
        String reason) {
    public static final int MOST_SOURCE = 120;
    private static final int MOST_REASON = 255;

    public JournalDraft {
        legs = List.copyOf(legs);
        if (source.isBlank() || source.length() > MOST_SOURCE) {
            throw new IllegalArgumentException("a journal's source has 1 to 120 characters: " + source);
        }
        if (reason.length() > MOST_REASON) {
            throw new IllegalArgumentException("a journal's reason has at most 255 characters: " + reason);
        }
    }

    public JournalDraft(JournalType type, String source, LocalDate businessDate, List<Leg> legs) {
        this(type, source, businessDate, legs, null, "");
    }

    public static JournalDraft of(JournalType type, String source, LocalDate businessDate, Leg... legs) {
        return new JournalDraft(type, source, businessDate, List.of(legs));
    }
}
