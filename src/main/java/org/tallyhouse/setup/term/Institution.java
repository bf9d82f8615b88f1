package org.tallyhouse.setup.term;

import java.time.LocalDate;

/** Who we are, from which business date on, and what becomes of adjustments in files. */
public record Institution(
        String name, String businessCalendar, LocalDate firstBusinessDate, FileAdjustments fileAdjustments) {

    /** What an adjustment in a transactions file is. */
    public enum FileAdjustments {
        /** A proposal: a second person decides about it. */
        PROPOSED,
        /** Booked like any transaction: whoever writes the files is trusted with it. */
        BOOKED
    }
}
