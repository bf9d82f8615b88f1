package org.tallyhouse.setup.kind;

import java.util.Currency;
import org.tallyhouse.merchant.AmountCeiling;
import org.tallyhouse.merchant.AmountCeiling.Party;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** amount-ceilings.csv: the most that one transaction or payout may be of. */
public final class AmountCeilingFile implements CsvKind<AmountCeiling> {
    private static final KindFields<AmountCeiling> FIELDS = KindFields.storedIn("amount_ceiling");
    private static final FileColumn<Party> PARTY =
            FIELDS.required("party", FieldTypes.oneOf(Party.class)).key(AmountCeiling::party);
    private static final FileColumn<String> ID =
            FIELDS.optional("id", FieldTypes.ID).key(AmountCeiling::id);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).key(AmountCeiling::currency);
    private static final FileColumn<Long> CEILING = FIELDS.required("ceiling", FieldTypes.positiveAmount(CURRENCY))
            .amountIn(AmountCeiling::currency)
            .free(AmountCeiling::ceilingMinor);

    @Override
    public String name() {
        return "amount ceilings";
    }

    @Override
    public String file() {
        return "amount-ceilings.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public KindFields<AmountCeiling> fields() {
        return FIELDS;
    }

    @Override
    public AmountCeiling build(FieldValues row) {
        return new AmountCeiling(
                row.get(PARTY), row.get(ID, ""), row.get(CURRENCY).getCurrencyCode(), row.get(CEILING));
    }

    @Override
    public String subject(AmountCeiling ceiling) {
        return "amount ceiling of %s %s in %s"
                .formatted(ceiling.party(), ceiling.id().isEmpty() ? "any" : ceiling.id(), ceiling.currency());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}
