package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.List;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;
import org.tallyhouse.setup.term.MerchantAlias;

/** merchant-aliases.csv: the names business lines use for merchants. */
public final class AliasFile implements CsvKind<MerchantAlias> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final FileColumn<String> ALIAS = FileColumn.required("alias", FieldTypes.ID);
    private static final FileColumn<String> BUSINESS_LINE = FileColumn.required("business_line", FieldTypes.text(32));
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<LocalDate> FROM = FileColumn.required("effective_from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.optional("effective_to", FieldTypes.dateFrom(FROM));

    public static final KindTable<MerchantAlias> TABLE = new KindTable<>(
            "merchant_alias",
            List.of("alias", "business_line", "merchant_id", "effective_from", "effective_to"),
            alias -> new Object[] {
                alias.alias(), alias.businessLine(), alias.merchantId(), alias.effectiveFrom(), alias.effectiveTo()
            });

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
    public List<FileColumn<?>> columns() {
        return List.of(ALIAS, BUSINESS_LINE, MERCHANT_ID, FROM, TO);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(ALIAS, FROM);
    }

    @Override
    public MerchantAlias build(FieldValues row) {
        return new MerchantAlias(
                row.get(ALIAS), row.get(BUSINESS_LINE), row.get(MERCHANT_ID), row.get(FROM), row.find(TO));
    }

    @Override
    public List<String> key(MerchantAlias alias) {
        return List.of(alias.alias(), alias.effectiveFrom().toString());
    }

    @Override
    public String subject(MerchantAlias alias) {
        return AuditSubject.alias(alias.alias(), alias.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<KindAttribute<MerchantAlias>> attributes() {
        return List.of(
                KindAttribute.fixed("business_line", MerchantAlias::businessLine, ADVICE),
                KindAttribute.fixed("merchant_id", MerchantAlias::merchantId, ADVICE),
                KindAttribute.end(MerchantAlias::effectiveTo));
    }
}
