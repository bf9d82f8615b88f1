package org.tallyhouse.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * A journal to be booked. Type and source name the business event; the legs sum to zero per currency;
 * several legs of one account are one entry.
 */
public record JournalDraft(JournalType type, String source, LocalDate businessDate, List<Leg> legs) {
    public JournalDraft {
        legs = List.copyOf(legs);
        if (source.isBlank() || source.length() > 120) {
            throw new IllegalArgumentException("a journal's source has 1 to 120 characters: " + source);
        }
    }

    public static JournalDraft of(JournalType type, String source, LocalDate businessDate, Leg... legs) {
        return new JournalDraft(type, source, businessDate, List.of(legs));
    }
}
