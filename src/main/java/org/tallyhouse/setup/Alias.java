package org.tallyhouse.setup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The name a business line uses for a merchant, for a time. */
record Alias(
        String alias,
        String businessLine,
        String merchantId,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    Period period() {
        return new Period(effectiveFrom, effectiveTo);
    }
}
