package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;

/** reconciliation-terms.csv: what is agreed with a channel about differences in a currency, dated. */
public final class ReconciliationTermsFile implements CsvKind<ReconciliationTerms> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final FileColumn<String> CHANNEL = FileColumn.required("channel", FieldTypes.ID);
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<Long> AMOUNT_TOLERANCE =
            FileColumn.optional("amount_tolerance", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Long> FEE_TOLERANCE =
            FileColumn.optional("fee_tolerance", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Integer> CARRY_DAYS = FileColumn.optional("carry_days", FieldTypes.DAYS);
    private static final FileColumn<String> FALLBACK_KEYS =
            FileColumn.optional("fallback_keys", (text, line) -> keys(text));
    private static final FileColumn<Long> WRITE_OFF_LIMIT =
            FileColumn.optional("write_off_limit", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Long> SECOND_PERSON_LIMIT =
            FileColumn.optional("second_person_limit", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Integer> DEPOSIT_DAYS = FileColumn.extra("deposit_days", FieldTypes.DAYS);
    private static final FileColumn<LocalDate> FROM = FileColumn.required("effective_from", FieldTypes.DATE);
    private static final FileColumn<LocalDate> TO = FileColumn.optional("effective_to", FieldTypes.dateFrom(FROM));

    public static final KindTable<ReconciliationTerms> TABLE = new KindTable<>(
            "reconciliation_terms",
            List.of(
                    "channel",
                    "currency",
                    "amount_tolerance_minor",
                    "fee_tolerance_minor",
                    "carry_days",
                    "fallback_keys",
                    "write_off_limit_minor",
                    "second_person_limit_minor",
                    "deposit_days",
                    "effective_from",
                    "effective_to"),
            terms -> new @Nullable Object[] {
                terms.channel(),
                terms.currency(),
                terms.amountToleranceMinor(),
                terms.feeToleranceMinor(),
                terms.carryDays(),
                terms.fallbackKeys(),
                terms.writeOffLimitMinor(),
                terms.secondPersonLimitMinor(),
                terms.depositDays(),
                terms.effectiveFrom(),
                terms.effectiveTo()
            });

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
    public List<FileColumn<?>> columns() {
        return List.of(
                CHANNEL,
                CURRENCY,
                AMOUNT_TOLERANCE,
                FEE_TOLERANCE,
                CARRY_DAYS,
                FALLBACK_KEYS,
                WRITE_OFF_LIMIT,
                SECOND_PERSON_LIMIT,
                FROM,
                TO,
                DEPOSIT_DAYS);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(CHANNEL, CURRENCY, FROM);
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
    public List<String> key(ReconciliationTerms terms) {
        return List.of(terms.channel(), terms.currency(), terms.effectiveFrom().toString());
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

    @Override
    public List<KindAttribute<ReconciliationTerms>> attributes() {
        return List.of(
                KindAttribute.fixed("amount_tolerance", terms -> major(terms, terms.amountToleranceMinor()), ADVICE),
                KindAttribute.fixed("fee_tolerance", terms -> major(terms, terms.feeToleranceMinor()), ADVICE),
                KindAttribute.fixed("carry_days", ReconciliationTerms::carryDays, ADVICE),
                KindAttribute.fixed("fallback_keys", ReconciliationTerms::fallbackKeys, ADVICE),
                KindAttribute.fixed("write_off_limit", terms -> major(terms, terms.writeOffLimitMinor()), ADVICE),
                KindAttribute.fixed(
                        "second_person_limit", terms -> major(terms, terms.secondPersonLimitMinor()), ADVICE),
                KindAttribute.fixed("deposit_days", ReconciliationTerms::depositDays, ADVICE),
                KindAttribute.end(ReconciliationTerms::effectiveTo));
    }

    private static @Nullable String major(ReconciliationTerms terms, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, terms.currency());
    }
}
