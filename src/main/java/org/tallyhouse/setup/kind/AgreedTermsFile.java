package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AgreedTerms.Collection;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;

/** settlement-terms.csv: minimum, reserve and age of claims of a merchant's settlements in a currency, dated. */
public final class AgreedTermsFile implements CsvKind<AgreedTerms> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final Column<String> MERCHANT_ID = Column.required("merchant_id", FieldTypes.ID);
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<Long> MINIMUM = Column.optional("minimum", FieldTypes.amount(CURRENCY));
    private static final Column<BigDecimal> RESERVE_RATE = Column.optional("reserve_rate", FieldTypes.RATE);
    private static final Column<Integer> RESERVE_DAYS = Column.optional("reserve_days", FieldTypes.DAYS);
    private static final Column<Integer> CLAIM_DAYS = Column.extra("claim_days", FieldTypes.DAYS);
    private static final Column<LocalDate> FROM = Column.required("effective_from", FieldTypes.DATE);
    private static final Column<LocalDate> TO = Column.optional("effective_to", FieldTypes.dateFrom(FROM));

    private static final Column<Collection> COLLECTION =
            Column.extra("collection", FieldTypes.oneOf(List.of(Collection.values())), "NET");

    public static final Table<AgreedTerms> TABLE = new Table<>(
            "settlement_terms",
            List.of(
                    "merchant_id",
                    "currency",
                    "minimum_minor",
                    "reserve_rate",
                    "reserve_days",
                    "collection",
                    "claim_days",
                    "effective_from",
                    "effective_to"),
            terms -> new @Nullable Object[] {
                terms.merchantId(),
                terms.currency(),
                terms.minimumMinor(),
                terms.reserveRate(),
                terms.reserveDays(),
                terms.collection().name(),
                terms.claimDays(),
                terms.effectiveFrom(),
                terms.effectiveTo()
            });

    @Override
    public String name() {
        return "settlement terms";
    }

    @Override
    public String file() {
        return "settlement-terms.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(MERCHANT_ID, CURRENCY, MINIMUM, RESERVE_RATE, RESERVE_DAYS, CLAIM_DAYS, FROM, TO, COLLECTION);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY, FROM);
    }

    @Override
    public AgreedTerms build(Fields row) {
        return new AgreedTerms(
                row.get(MERCHANT_ID),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(MINIMUM, 0L),
                row.get(RESERVE_RATE, BigDecimal.ZERO),
                row.get(RESERVE_DAYS, 0),
                row.get(COLLECTION),
                row.find(CLAIM_DAYS),
                row.get(FROM),
                row.find(TO));
    }

    @Override
    public List<String> key(AgreedTerms terms) {
        return List.of(
                terms.merchantId(), terms.currency(), terms.effectiveFrom().toString());
    }

    @Override
    public String subject(AgreedTerms terms) {
        return "settlement terms of %s in %s from %s"
                .formatted(terms.merchantId(), terms.currency(), terms.effectiveFrom());
    }

    @Override
    public List<Attribute<AgreedTerms>> attributes() {
        return List.of(
                Attribute.fixed("minimum", terms -> Amounts.format(terms.minimumMinor(), terms.currency()), ADVICE),
                Attribute.fixed(
                        "reserve_rate",
                        terms -> terms.reserveRate().stripTrailingZeros().toPlainString(),
                        ADVICE),
                Attribute.fixed("reserve_days", AgreedTerms::reserveDays, ADVICE),
                Attribute.fixed("collection", AgreedTerms::collection, ADVICE),
                Attribute.fixed("claim_days", AgreedTerms::claimDays, ADVICE),
                Attribute.end(AgreedTerms::effectiveTo));
    }
}
