package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AgreedTerms.Collection;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;

/** settlement-terms.csv: minimum, reserve and age of claims of a merchant's settlements in a currency, dated. */
public final class AgreedTermsFile implements CsvKind<AgreedTerms> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<Long> MINIMUM = FileColumn.optional("minimum", FieldTypes.amount(CURRENCY));
    private static final FileColumn<BigDecimal> RESERVE_RATE = FileColumn.optional("reserve_rate", FieldTypes.RATE);
    private static final FileColumn<Integer> RESERVE_DAYS = FileColumn.optional("reserve_days", FieldTypes.DAYS);
    private static final FileColumn<Integer> CLAIM_DAYS = FileColumn.extra("claim_days", FieldTypes.DAYS);
    private static final FileColumn<LocalDate> FROM = FileColumn.required("effective_from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.optional("effective_to", FieldTypes.dateFrom(FROM));

    private static final FileColumn<Collection> COLLECTION =
            FileColumn.extra("collection", FieldTypes.oneOf(List.of(Collection.values())), "NET");

    public static final KindTable<AgreedTerms> TABLE = new KindTable<>(
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
    public List<FileColumn<?>> columns() {
        return List.of(MERCHANT_ID, CURRENCY, MINIMUM, RESERVE_RATE, RESERVE_DAYS, CLAIM_DAYS, FROM, TO, COLLECTION);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(MERCHANT_ID, CURRENCY, FROM);
    }

    @Override
    public AgreedTerms build(FieldValues row) {
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
    public List<KindAttribute<AgreedTerms>> attributes() {
        return List.of(
                KindAttribute.fixed("minimum", terms -> Amounts.format(terms.minimumMinor(), terms.currency()), ADVICE),
                KindAttribute.fixed(
                        "reserve_rate",
                        terms -> terms.reserveRate().stripTrailingZeros().toPlainString(),
                        ADVICE),
                KindAttribute.fixed("reserve_days", AgreedTerms::reserveDays, ADVICE),
                KindAttribute.fixed("collection", AgreedTerms::collection, ADVICE),
                KindAttribute.fixed("claim_days", AgreedTerms::claimDays, ADVICE),
                KindAttribute.end(AgreedTerms::effectiveTo));
    }
}
