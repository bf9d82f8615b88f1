package org.tallyhouse.reconciliation.compare;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.merchant.ReconciliationTerms.FallbackKey;

/** What is agreed with one channel on a date, by currency; where nothing is, nothing is tolerated or carried. */
public final class ChannelAgreement {
    private final Map<String, ReconciliationTerms> byCurrency;

    public ChannelAgreement(List<ReconciliationTerms> inForce) {
        byCurrency = inForce.stream().collect(Collectors.toMap(ReconciliationTerms::currency, Function.identity()));
    }

    public @Nullable ReconciliationTerms in(String currency) {
        return byCurrency.get(currency);
    }

    MatchTolerance tolerance(String currency) {
        ReconciliationTerms terms = byCurrency.get(currency);
        return terms == null
                ? MatchTolerance.NONE
                : new MatchTolerance(terms.amountToleranceMinor(), terms.feeToleranceMinor());
    }

    /** The first night on which a missing row asks for a person. */
    LocalDate agesOn(LocalDate found, String currency) {
        ReconciliationTerms terms = byCurrency.get(currency);
        return terms == null ? found : found.plusDays(terms.carryDays());
    }

    /** The currencies whose rows may be paired by a key. */
    List<String> currenciesWith(FallbackKey key) {
        return byCurrency.values().stream()
                .filter(terms -> terms.keys().contains(key))
                .map(ReconciliationTerms::currency)
                .sorted()
                .toList();
    }
}
