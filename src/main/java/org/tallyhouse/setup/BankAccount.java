package org.tallyhouse.setup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a merchant's payouts in one currency go, and which of our banks pays them, for a time. */
record BankAccount(
        String merchantId,
        String currency,
        String bankId,
        String accountName,
        String accountNumber,
        boolean isDefault,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        String bankCode) {

    Period period() {
        return new Period(effectiveFrom, effectiveTo);
    }
}
