package org.tallyhouse.setup.kind;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.ReconciliationTerms;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;

/** reconciliation-terms.csv: what is agreed with a channel about differences in a currency, dated. */
public final class ReconciliationTermsFile implements CsvKind<ReconciliationTerms> {
    private static final String ADVICE = "end it and add a line with a new effective_from";
    private static final Column<String> CHANNEL = Column.required("channel", FieldTypes.ID);
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<Long> AMOUNT_TOLERANCE =
            Column.optional("amount_tolerance", FieldTypes.amount(CURRENCY));
    private static final Column<Long> FEE_TOLERANCE = Column.optional("fee_tolerance", FieldTypes.amount(CURRENCY));
    private static final Column<Integer> CARRY_DAYS = Column.optional("carry_days", FieldTypes.DAYS);
    private static final Column<String> FALLBACK_KEYS = Column.optional("fallback_keys", (text, line) -> keys(text));
    private static final Column<Long> WRITE_OFF_LIMIT = Column.optional("write_off_limit", FieldTypes.amount(CURRENCY));
    private static final Column<Long> SECOND_PERSON_LIMIT =
            Column.optional("second_person_limit", FieldTypes.amount(CURRENCY));
    private static final Column<Integer> DEPOSIT_DAYS = Column.extra("deposit_days", FieldTypes.DAYS);
    private static final Column<LocalDate> FROM = Column.required("effective_from", FieldTypes.DATE);
    private static final Column<LocalDate> TO = Column.optional("effective_to", FieldTypes.dateFrom(FROM));

    public static final Table<ReconciliationTerms> TABLE = new Table<>(
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
    public List<Column<?>> columns() {
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
    public List<Column<?>> keyColumns() {
        return List.of(CHANNEL, CURRENCY, FROM);
    }

    @Override
    public ReconciliationTerms build(Fields row) {
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
    public List<Attribute<ReconciliationTerms>> attributes() {
        return List.of(
                Attribute.fixed("amount_tolerance", terms -> major(terms, terms.amountToleranceMinor()), ADVICE),
                Attribute.fixed("fee_tolerance", terms -> major(terms, terms.feeToleranceMinor()), ADVICE),
                Attribute.fixed("carry_days", ReconciliationTerms::carryDays, ADVICE),
                Attribute.fixed("fallback_keys", ReconciliationTerms::fallbackKeys, ADVICE),
                Attribute.fixed("write_off_limit", terms -> major(terms, terms.writeOffLimitMinor()), ADVICE),
                Attribute.fixed("second_person_limit", terms -> major(terms, terms.secondPersonLimitMinor()), ADVICE),
                Attribute.fixed("deposit_days", ReconciliationTerms::depositDays, ADVICE),
                Attribute.end(ReconciliationTerms::effectiveTo));
    }

    private static @Nullable String major(ReconciliationTerms terms, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, terms.currency());
    }
}
