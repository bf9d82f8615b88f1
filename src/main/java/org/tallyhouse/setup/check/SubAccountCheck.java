package org.tallyhouse.setup.check;

import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.SubAccount;

/** A sub-account stands beside main accounts of its merchant in its currency. */
final class SubAccountCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        for (FileLine<SubAccount> line : content.subAccounts().lines()) {
            String merchantId = line.value().merchantId();
            String currency = line.value().currency();
            if (content.merchants().knows(merchantId) && !content.accounts().knows(merchantId, currency)) {
                String reason = "is no currency of %s; add a line for it to accounts.csv first";
                problems.add(line, "currency", currency, reason.formatted(merchantId));
            }
        }
    }
}
