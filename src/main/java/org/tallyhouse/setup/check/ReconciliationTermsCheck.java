package org.tallyhouse.setup.check;

import java.util.List;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.setup.content.Content;
import org.tallyhouse.setup.reading.Problems;
import org.tallyhouse.setup.reading.Section;
import org.tallyhouse.setup.term.Period;

/** Of the terms with a channel in a currency, one are in force at a time. */
final class ReconciliationTermsCheck implements Check {

    @Override
    public void look(Content content, Problems problems) {
        Section<ReconciliationTerms> terms = content.reconciliationTerms();
        Overlaps.look(
                terms,
                terms.all(),
                agreed -> List.of(agreed.channel(), agreed.currency()),
                agreed -> new Period(agreed.effectiveFrom(), agreed.effectiveTo()),
                other -> "the terms of %s in %s from %s"
                        .formatted(other.channel(), other.currency(), other.effectiveFrom()),
                problems);
    }
}
