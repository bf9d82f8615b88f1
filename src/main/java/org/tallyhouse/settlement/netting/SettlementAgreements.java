package org.tallyhouse.settlement.netting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What some merchants agreed to, by merchant and currency. */
final class SettlementAgreements {
    private final Map<List<String>, List<SettlementAgreement>> byOwner;

    SettlementAgreements(List<SettlementAgreement> agreed) {
        byOwner =
                agreed.stream().collect(Collectors.groupingBy(terms -> List.of(terms.merchantId(), terms.currency())));
    }

    SettlementAgreement of(DueAmounts due) {
        List<SettlementAgreement> agreed = byOwner.get(List.of(due.merchantId(), due.currency()));
        return agreed == null ? SettlementAgreement.nothing(due.merchantId(), due.currency()) : agreed.get(0);
    }

    /** Tells of those that nobody can settle by: of two at once, and of a reserve without a day to give it back on. */
    void findUnsettleable(LocalDate night, Unsettleable unsettleable) {
        byOwner.values().forEach(terms -> {
            SettlementAgreement any = terms.get(0);
            if (terms.size() > 1) {
                unsettleable.add(
                        any.merchantId(),
                        any.currency(),
                        "%d settlement terms are in force at once; end all but one by set-up".formatted(terms.size()));
            } else if (any.releaseOn(night).isAfter(SettlementAgreement.LAST_DAY)) {
                unsettleable.add(
                        any.merchantId(),
                        any.currency(),
                        "reserve_days %d lead to no date; correct them by set-up".formatted(any.reserveDays()));
            }
        });
    }
}
