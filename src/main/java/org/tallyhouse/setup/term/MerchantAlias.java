package org.tallyhouse.setup.term;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The name a business line uses for a merchant, for a time. */
public record MerchantAlias(
        String alias,
        String businessLine,
        String merchantId,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    public DatePeriod period() {
        return new DatePeriod(effectiveFrom, effectiveTo);
    }
}
