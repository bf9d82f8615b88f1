package org.tallyhouse.setup.check;

import java.util.Comparator;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.setup.content.SetUpContent;
import org.tallyhouse.setup.reading.KindSection;
import org.tallyhouse.setup.reading.SetUpProblems;
import org.tallyhouse.setup.term.DatePeriod;

/** Of the terms with a channel in a currency, one are in force at a time. */
final class ReconciliationTermsCheck implements SetUpCheck {

    @Override
    public void look(SetUpContent content, SetUpProblems problems) {
        KindSection<ReconciliationTerms> terms = content.reconciliationTerms();
        PeriodOverlaps.look(
                terms,
                terms.all(),
                Comparator.comparing(ReconciliationTerms::channel).thenComparing(ReconciliationTerms::currency),
                agreed -> new DatePeriod(agreed.effectiveFrom(), agreed.effectiveTo()),
                other -> "the terms of %s in %s from %s"
                        .formatted(other.channel(), other.currency(), other.effectiveFrom()),
                problems);
    }
}
