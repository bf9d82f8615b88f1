package org.tallyhouse.setup.kind;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.merchant.AgreedTerms;
import org.tallyhouse.merchant.AgreedTerms.Collection;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** settlement-terms.csv: minimum, reserve and age of claims of a merchant's settlements in a currency, dated. */
public final class AgreedTermsFile implements CsvKind<AgreedTerms> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final KindFields<AgreedTerms> FIELDS = KindFields.storedIn("settlement_terms");
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).key(AgreedTerms::merchantId);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).key(AgreedTerms::currency);
    private static final FileColumn<Long> MINIMUM = FIELDS.optional("minimum", FieldTypes.amount(CURRENCY))
            .amountIn(AgreedTerms::currency)
            .fixed(AgreedTerms::minimumMinor, ADVICE);
    private static final FileColumn<BigDecimal> RESERVE_RATE =
            FIELDS.optional("reserve_rate", FieldTypes.RATE).fixed(AgreedTerms::reserveRate, ADVICE);
    private static final FileColumn<Integer> RESERVE_DAYS =
            FIELDS.optional("reserve_days", FieldTypes.DAYS).fixed(AgreedTerms::reserveDays, ADVICE);
    private static final FileColumn<Integer> CLAIM_DAYS =
            FIELDS.extra("claim_days", FieldTypes.DAYS).fixed(AgreedTerms::claimDays, ADVICE);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).key(AgreedTerms::effectiveFrom);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).end(AgreedTerms::effectiveTo);
    private static final FileColumn<Collection> COLLECTION = FIELDS.extra(
                    "collection", FieldTypes.oneOf(Collection.class), "NET")
            .toldBefore(CLAIM_DAYS)
            .fixed(AgreedTerms::collection, ADVICE);

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
    public KindFields<AgreedTerms> fields() {
        return FIELDS;
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
    public String subject(AgreedTerms terms) {
        return "settlement terms of %s in %s from %s"
                .formatted(terms.merchantId(), terms.currency(), terms.effectiveFrom());
    }
}
