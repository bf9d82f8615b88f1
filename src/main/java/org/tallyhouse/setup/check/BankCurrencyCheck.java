package org.tallyhouse.setup.check;

import java.util.function.Function;
import org.tallyhouse.merchant.Bank;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.BankAccount;

/** A bank pays, and its limits are amounts, in its own currency. */
final class BankCurrencyCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        look(content, content.payoutTerms(), PayoutTerms::bankId, PayoutTerms::currency, problems);
        look(content, content.bankAccounts(), BankAccount::bankId, BankAccount::currency, problems);
    }

    private static <T> void look(
            SetUpContent content,
            KindSection<T> section,
            Function<T, String> bankId,
            Function<T, String> currency,
            SetUpProblems problems) {
        for (FileLine<T> line : section.lines()) {
            Bank bank = content.banks().find(bankId.apply(line.value()));
            String said = currency.apply(line.value());
            if (bank != null && !bank.currency().equals(said)) {
                problems.add(
                        line,
                        "currency",
                        said,
                        "is not the currency of bank %s, %s".formatted(bank.bankId(), bank.currency()));
            }
        }
    }
}
