package org.tallyhouse.setup;

import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.PayoutTerms;

/** A bank's limits are amounts of its own currency. */
final class PayoutTermsCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        for (Line<PayoutTerms> line : content.payoutTerms().lines()) {
            Bank bank = content.banks().find(line.value().bankId());
            if (bank != null && !bank.currency().equals(line.value().currency())) {
                problems.add(
                        line,
                        "currency",
                        line.value().currency(),
                        "is not the currency of bank %s, %s".formatted(bank.bankId(), bank.currency()));
            }
        }
    }
}
