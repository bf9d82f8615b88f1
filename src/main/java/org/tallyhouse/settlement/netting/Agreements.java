package org.tallyhouse.settlement.netting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What some merchants agreed to, by merchant and currency. */
final class Agreements {
    private final Map<List<String>, Agreed> byOwner;

    Agreements(List<Agreed> agreed) {
        byOwner = agreed.stream()
                .collect(Collectors.toMap(terms -> List.of(terms.merchantId(), terms.currency()), terms -> terms));
    }

    Agreed of(DueAmounts due) {
        Agreed agreed = byOwner.get(List.of(due.merchantId(), due.currency()));
        return agreed == null ? Agreed.nothing(due.merchantId(), due.currency()) : agreed;
    }
}
