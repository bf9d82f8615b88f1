package org.tallyhouse.ledger.window;

import java.time.LocalDate;

/** A business date (会计日) and how far it is. */
public record BusinessDay(LocalDate businessDate, Status status) {

    /** OPEN: live. CUT: cut over, late rows may still come. POSTING: the night books it. CLOSED: final. */
    public enum Status {
        OPEN,
        CUT,
        POSTING,
        CLOSED
    }
}
