package org.tallyhouse.settlement.netting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What some merchants agreed to, by merchant and currency. */
final class SettlementAgreements {
    private final Map<List<String>, SettlementAgreement> byOwner;

    SettlementAgreements(List<SettlementAgreement> agreed) {
        byOwner = agreed.stream()
                .collect(Collectors.toMap(terms -> List.of(terms.merchantId(), terms.currency()), terms -> terms));
    }

    SettlementAgreement of(DueAmounts due) {
        SettlementAgreement agreed = byOwner.get(List.of(due.merchantId(), due.currency()));
        return agreed == null ? SettlementAgreement.nothing(due.merchantId(), due.currency()) : agreed;
    }
}
