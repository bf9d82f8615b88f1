package org.tallyhouse.setup.check;

import java.util.Comparator;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.BankAccount;

/** A payout has one place to go: at most one default account at any date. */
final class BankAccountCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        PeriodOverlaps.look(
                content.bankAccounts(),
                content.bankAccounts().all().stream()
                        .filter(BankAccount::isDefault)
                        .toList(),
                Comparator.comparing(BankAccount::merchantId).thenComparing(BankAccount::currency),
                BankAccount::period,
                other -> "the default account %s from %s".formatted(other.accountNumber(), other.effectiveFrom()),
                problems);
    }
}
