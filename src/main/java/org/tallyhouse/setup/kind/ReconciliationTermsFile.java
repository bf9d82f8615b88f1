package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** reconciliation-terms.csv: what is agreed with a channel about differences in a currency, dated. */
public final class ReconciliationTermsFile implements CsvKind<ReconciliationTerms> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final KindFields<ReconciliationTerms> FIELDS = KindFields.storedIn("reconciliation_terms");
    private static final FileColumn<String> CHANNEL =
            FIELDS.required("channel", FieldTypes.ID).key(ReconciliationTerms::channel);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).key(ReconciliationTerms::currency);
    private static final FileColumn<Long> AMOUNT_TOLERANCE = FIELDS.optional(
                    "amount_tolerance", FieldTypes.amount(CURRENCY))
            .amountIn(ReconciliationTerms::currency)
            .fixed(ReconciliationTerms::amountToleranceMinor, ADVICE);
    private static final FileColumn<Long> FEE_TOLERANCE = FIELDS.optional("fee_tolerance", FieldTypes.amount(CURRENCY))
            .amountIn(ReconciliationTerms::currency)
            .fixed(ReconciliationTerms::feeToleranceMinor, ADVICE);
    private static final FileColumn<Integer> CARRY_DAYS =
            FIELDS.optional("carry_days", FieldTypes.DAYS).fixed(ReconciliationTerms::carryDays, ADVICE);
    private static final FileColumn<String> FALLBACK_KEYS = FIELDS.optional("fallback_keys", (text, line) -> keys(text))
            .fixed(ReconciliationTerms::fallbackKeys, ADVICE);
    private static final FileColumn<Long> WRITE_OFF_LIMIT = FIELDS.optional(
                    "write_off_limit", FieldTypes.amount(CURRENCY))
            .amountIn(ReconciliationTerms::currency)
            .fixed(ReconciliationTerms::writeOffLimitMinor, ADVICE);
    private static final FileColumn<Long> SECOND_PERSON_LIMIT = FIELDS.optional(
                    "second_person_limit", FieldTypes.amount(CURRENCY))
            .amountIn(ReconciliationTerms::currency)
            .fixed(ReconciliationTerms::secondPersonLimitMinor, ADVICE);
    private static final FileColumn<LocalDate> FROM =
            FIELDS.required("effective_from", FieldTypes.DATE).key(ReconciliationTerms::effectiveFrom);
    private static final FileColumn<LocalDate> TO =
            FIELDS.optional("effective_to", FieldTypes.dateFrom(FROM)).end(ReconciliationTerms::effectiveTo);
    private static final FileColumn<Integer> DEPOSIT_DAYS = FIELDS.extra("deposit_days", FieldTypes.DAYS)
            .toldBefore(TO)
            .fixed(ReconciliationTerms::depositDays, ADVICE);

    private static String keys(String text) {
        try {
            ReconciliationTerms.keys(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not MERCHANT_REFERENCE, AMOUNT_AND_DATE or both joined by +", e);
        }
    }

    @Override
    public String name() {
        return "reconciliation terms";
    }

    @Override
    public String file() {
        return "reconciliation-terms.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public KindFields<ReconciliationTerms> fields() {
        return FIELDS;
    }

    @Override
    public ReconciliationTerms build(FieldValues row) {
        return new ReconciliationTerms(
                row.get(CHANNEL),
                row.get(CURRENCY).getCurrencyCode(),
                row.get(AMOUNT_TOLERANCE, 0L),
                row.get(FEE_TOLERANCE, 0L),
                row.get(CARRY_DAYS, 0),
                row.get(FALLBACK_KEYS, ""),
                row.get(WRITE_OFF_LIMIT, 0L),
                row.find(SECOND_PERSON_LIMIT),
                row.find(DEPOSIT_DAYS),
                row.get(FROM),
                row.find(TO));
    }

    @Override
    public String subject(ReconciliationTerms terms) {
        return "reconciliation terms of %s in %s from %s"
                .formatted(terms.channel(), terms.currency(), terms.effectiveFrom());
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}
