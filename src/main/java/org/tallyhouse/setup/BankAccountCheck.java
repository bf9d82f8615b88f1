package org.tallyhouse.setup;

import java.util.List;
import org.tallyhouse.merchant.Bank;

/** A payout has one place to go: at most one default account at any date, paid from a bank of its currency. */
final class BankAccountCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        for (Line<BankAccount> line : content.bankAccounts().lines()) {
            Bank bank = content.banks().find(line.value().bankId());
            if (bank != null && !bank.currency().equals(line.value().currency())) {
                problems.add(
                        line,
                        "currency",
                        line.value().currency(),
                        "is not the currency of bank %s, %s".formatted(bank.bankId(), bank.currency()));
            }
        }
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
