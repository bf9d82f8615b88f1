package org.tallyhouse.setup.check;

import java.util.Comparator;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.FileLine;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.DatePeriod;

/** Settlement terms are those of accounts there are, and one of them is in force at a time. */
final class AgreedTermsCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        for (FileLine<AgreedTerms> line : content.agreedTerms().lines()) {
            String merchant = line.value().merchantId();
            String currency = line.value().currency();
            if (content.merchants().knows(merchant) && !content.accounts().knows(merchant, currency)) {
                problems.add(line, "currency", currency, "has no accounts of " + merchant);
            }
        }
        PeriodOverlaps.look(
                content.agreedTerms(),
                content.agreedTerms().all(),
                Comparator.comparing(AgreedTerms::merchantId).thenComparing(AgreedTerms::currency),
                terms -> new DatePeriod(terms.effectiveFrom(), terms.effectiveTo()),
                other -> "the terms of %s in %s from %s"
                        .formatted(other.merchantId(), other.currency(), other.effectiveFrom()),
                problems);
    }
}
