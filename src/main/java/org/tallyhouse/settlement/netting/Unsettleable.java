package org.tallyhouse.settlement.netting;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.calendar.BusinessCalendar.OutsideCoverage;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.ledger.LedgerException;

/** Merchants of which no settlement can be made, by what their set-up or their accounts are: with the reason, by currency. */
final class Unsettleable {
    private final Map<String, String> details = new TreeMap<>();

    /** The first reason stays. */
    void add(String merchantId, String currency, String detail) {
        details.putIfAbsent(StoppedSettlements.subject(merchantId, currency), detail);
    }

    boolean has(String merchantId, String currency) {
        return details.containsKey(StoppedSettlements.subject(merchantId, currency));
    }

    /** Why one of them is. */
    String detail(String subject) {
        return details.getOrDefault(subject, "");
    }

    /** What the work answers, or nothing where it does not go with what is known of the merchant. */
    <T> Optional<T> tried(String merchantId, String currency, Supplier<? extends @Nullable T> work) {
        try {
            return Optional.ofNullable(work.get());
        } catch (IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | OutsideCoverage
                | LedgerException e) {
            add(merchantId, currency, CauseText.of(e));
            return Optional.empty();
        }
    }
}
