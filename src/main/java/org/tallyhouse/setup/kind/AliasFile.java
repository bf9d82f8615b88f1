package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;
import org.tallyhouse.setup.term.MerchantAlias;

/** merchant-aliases.csv: the names business lines use for merchants. */
public final class AliasFile implements CsvKind<MerchantAlias> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final KindFields<MerchantAlias> FIELDS = KindFields.storedIn("merchant_alias");
    private static final FileColumn<String> ALIAS =
            FIELDS.required("alias", FieldTypes.ID).key(MerchantAlias::alias);
    private static final FileColumn<String> BUSINESS_LINE =
            FIELDS.required("business_line", FieldTypes.text(32)).fixed(MerchantAlias::businessLine, ADVICE);
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).fixed(MerchantAlias::merchantId, ADVICE);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).key(MerchantAlias::effectiveFrom);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).end(MerchantAlias::effectiveTo);

    @Override
    public String name() {
        return "aliases";
    }

    @Override
    public String file() {
        return "merchant-aliases.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public KindFields<MerchantAlias> fields() {
        return FIELDS;
    }

    @Override
    public MerchantAlias build(FieldValues row) {
        return new MerchantAlias(
                row.get(ALIAS), row.get(BUSINESS_LINE), row.get(MERCHANT_ID), row.get(FROM), row.find(TO));
    }

    @Override
    public String subject(MerchantAlias alias) {
        return AuditSubject.alias(alias.alias(), alias.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}
