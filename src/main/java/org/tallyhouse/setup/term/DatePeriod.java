package org.tallyhouse.setup.term;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From a date through a date; open-ended without the latter. */
public record DatePeriod(LocalDate from, @Nullable LocalDate to) {

    public boolean overlaps(DatePeriod other) {
        return !endsBefore(other.from) && !other.endsBefore(from);
    }

    public boolean covers(LocalDate date) {
        return !from.isAfter(date) && !endsBefore(date);
    }

    public boolean endsBefore(LocalDate date) {
        return to != null && to.isBefore(date);
    }
}
