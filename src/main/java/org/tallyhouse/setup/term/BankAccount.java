package org.tallyhouse.setup.term;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms.Urgency;

/**
 * Where a merchant's payouts in one currency go, and which of our banks pays them, for a time; whether they are
 * urgent, and whether they are merged with others to the same payee.
 */
public record BankAccount(
        String merchantId,
        String currency,
        String bankId,
        String accountName,
        String accountNumber,
        boolean isDefault,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String bankCode,
        Urgency urgency,
        boolean merges) {

    public DatePeriod period() {
        return new DatePeriod(effectiveFrom, effectiveTo);
    }
}
