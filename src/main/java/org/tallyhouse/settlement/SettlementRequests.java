package org.tallyhouse.settlement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.settlement.RequestMapper.Asked;

/** Settlements asked for, of merchants whose terms are ON_DEMAND. Works inside the caller's transaction. */
@Component
public final class SettlementRequests {
    private final RequestMapper mapper;

    SettlementRequests(RequestMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Asks for the settlement of everything through a date, on that night.
     *
     * @return whether it was new; asking twice is asking once
     * @throws IllegalArgumentException if there is no such merchant, currency or date, or the terms do not wait to be
     *     asked
     */
    public boolean ask(String merchantId, String currency, LocalDate date, String operator, String reason) {
        Asked asked = mapper.asked(merchantId, currency, date);
        String refusal = refusal(asked, merchantId, currency, date);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal);
        }
        return mapper.insert(merchantId, currency, date, operator, reason) > 0;
    }

    private static @Nullable String refusal(@Nullable Asked asked, String merchantId, String currency, LocalDate date) {
        if (asked == null) {
            return "there is no merchant '%s' with accounts in %s".formatted(merchantId, currency);
        }
        SettlementTerms terms = new SettlementTerms(asked.settlementBasis(), asked.settlementDays());
        if (!terms.isOnDemand()) {
            return "%s is settled %s, not on demand; its terms are in merchants.csv".formatted(merchantId, terms);
        }
        return date.isBefore(asked.firstOpen())
                ? "%s is closed; ask for %s or later".formatted(date, asked.firstOpen())
                : null;
    }
}
