package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.List;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;
import org.tallyhouse.setup.term.Alias;

/** merchant-aliases.csv: the names business lines use for merchants. */
public final class AliasFile implements CsvKind<Alias> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final Column<String> ALIAS = Column.required("alias", FieldTypes.ID);
    private static final Column<String> BUSINESS_LINE = Column.required("business_line", FieldTypes.text(32));
    private static final Column<String> MERCHANT_ID = Column.required("merchant_id", FieldTypes.ID);
    private static final Column<LocalDate> FROM = Column.required("effective_from", FieldTypes.DATE);
    private static final Column<LocalDate> TO = Column.optional("effective_to", FieldTypes.dateFrom(FROM));

    public static final Table<Alias> TABLE = new Table<>(
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
    public List<Column<?>> columns() {
        return List.of(ALIAS, BUSINESS_LINE, MERCHANT_ID, FROM, TO);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(ALIAS, FROM);
    }

    @Override
    public Alias build(Fields row) {
        return new Alias(row.get(ALIAS), row.get(BUSINESS_LINE), row.get(MERCHANT_ID), row.get(FROM), row.find(TO));
    }

    @Override
    public List<String> key(Alias alias) {
        return List.of(alias.alias(), alias.effectiveFrom().toString());
    }

    @Override
    public String subject(Alias alias) {
        return AuditSubject.alias(alias.alias(), alias.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<Attribute<Alias>> attributes() {
        return List.of(
                Attribute.fixed("business_line", Alias::businessLine, ADVICE),
                Attribute.fixed("merchant_id", Alias::merchantId, ADVICE),
                Attribute.end(Alias::effectiveTo));
    }
}
