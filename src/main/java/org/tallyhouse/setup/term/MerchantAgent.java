package org.tallyhouse.setup.term;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The merchant that brought another, and is paid the agent's part of its fees, for a time. */
public record MerchantAgent(
        String merchantId,
        String agentId,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    public DatePeriod period() {
        return new DatePeriod(effectiveFrom, effectiveTo);
    }
}
