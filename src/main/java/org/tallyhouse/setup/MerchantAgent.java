package org.tallyhouse.setup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The merchant that brought another, and is paid the agent's part of its fees, for a time. */
record MerchantAgent(
        String merchantId,
        String agentId,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo) {

    Period period() {
        return new Period(effectiveFrom, effectiveTo);
    }
}
