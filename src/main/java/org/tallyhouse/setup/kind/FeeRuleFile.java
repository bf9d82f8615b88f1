package org.tallyhouse.setup.kind;

import org.tallyhouse.pricing.FeeRule;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.KindFields;

/** fee-rules.csv: dated prices. */
public final class FeeRuleFile implements CsvKind<FeeRule> {

    @Override
    public String name() {
        return "fee rules";
    }

    @Override
    public String file() {
        return "fee-rules.csv";
    }

    @Override
    public KindFields<FeeRule> fields() {
        return FeeRuleFields.FIELDS;
    }

    @Override
    public FeeRule build(FieldValues row) {
        return FeeRuleFields.rule(row);
    }

    @Override
    public String subject(FeeRule rule) {
        return "fee rule " + rule.name();
    }
}
