package org.tallyhouse.setup.check;

import org.tallyhouse.setup.content.Content;
import org.tallyhouse.setup.reading.Line;
import org.tallyhouse.setup.reading.Problems;
import org.tallyhouse.setup.term.SubAccount;

/** A sub-account stands beside main accounts of its merchant in its currency. */
final class SubAccountCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        for (Line<SubAccount> line : content.subAccounts().lines()) {
            String merchantId = line.value().merchantId();
            String currency = line.value().currency();
            if (content.merchants().knows(merchantId) && !content.accounts().knows(merchantId, currency)) {
                String reason = "is no currency of %s; add a line for it to accounts.csv first";
                problems.add(line, "currency", currency, reason.formatted(merchantId));
            }
        }
    }
}
