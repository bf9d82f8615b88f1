package org.tallyhouse.setup;

import java.util.List;

/** A payout has one place to go: at most one default account at any date. */
final class BankAccountCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        Overlaps.look(
                content.bankAccounts(),
                content.bankAccounts().all().stream()
                        .filter(BankAccount::isDefault)
                        .toList(),
                account -> List.of(account.merchantId(), account.currency()),
                BankAccount::period,
                other -> "the default account %s from %s".formatted(other.accountNumber(), other.effectiveFrom()),
                problems);
    }
}
