package org.tallyhouse.setup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From a date through a date; open-ended without the latter. */
record Period(LocalDate from, @Nullable LocalDate to) {

    boolean overlaps(Period other) {
        return !endsBefore(other.from) && !other.endsBefore(from);
    }

    boolean covers(LocalDate date) {
        return !from.isAfter(date) && !endsBefore(date);
    }

    boolean endsBefore(LocalDate date) {
        return to != null && to.isBefore(date);
    }
}
