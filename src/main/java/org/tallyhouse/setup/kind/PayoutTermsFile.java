package org.tallyhouse.setup.kind;

import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Results;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;

/** payout-terms.csv: limits of banks for payouts; a bank without a row has none. */
public final class PayoutTermsFile implements CsvKind<PayoutTerms> {
    private static final Column<String> BANK_ID = Column.required("bank_id", FieldTypes.ID);
    private static final Column<Currency> CURRENCY = Column.required("currency", FieldTypes.CURRENCY);
    private static final Column<Long> APPROVAL_LIMIT = Column.optional("approval_limit", FieldTypes.amount(CURRENCY));
    private static final Column<Long> SINGLE_LIMIT =
            Column.optional("single_limit", FieldTypes.positiveAmount(CURRENCY));
    private static final Column<Integer> ITEMS_PER_FILE = Column.optional("items_per_file", FieldTypes.COUNT);
    private static final Column<Long> AMOUNT_PER_FILE =
            Column.optional("amount_per_file", FieldTypes.positiveAmount(CURRENCY));
    private static final Column<Integer> UNANSWERED_DAYS = Column.optional("unanswered_days", FieldTypes.COUNT);
    private static final Column<Format> FORMAT = Column.extra("format", FieldTypes.oneOf(List.of(Format.values())));
    private static final Column<Results> RESULTS = Column.extra("results", FieldTypes.oneOf(List.of(Results.values())));
    private static final Column<String> LAYOUT = Column.extra("layout", FieldTypes.text(64));
    private static final Column<String> RESULTS_LAYOUT = Column.extra("results_layout", FieldTypes.text(64));
    private static final Column<String> BANK_CODE = Column.extra("bank_code", FieldTypes.text(35));
    private static final Column<String> ORIGINATOR_ID = Column.extra("originator_id", FieldTypes.text(35));

    private static final Column<LocalTime> CUT_OFF = Column.extra("cut_off", FieldTypes.TIME);
    private static final Column<String> TIME_ZONE = Column.extra("time_zone", FieldTypes.TIME_ZONE);

    public static final Table<PayoutTerms> TABLE = new Table<>(
            "payout_terms",
            List.of(
                    "bank_id",
                    "approval_limit_minor",
                    "single_limit_minor",
                    "items_per_file",
                    "amount_per_file_minor",
                    "unanswered_days",
                    "format",
                    "results",
                    "layout",
                    "results_layout",
                    "bank_code",
                    "originator_id",
                    "cut_off",
                    "time_zone"),
            terms -> new @Nullable Object[] {
                terms.bankId(),
                terms.approvalLimitMinor(),
                terms.singleLimitMinor(),
                terms.itemsPerFile(),
                terms.amountPerFileMinor(),
                terms.unansweredDays(),
                terms.format().name(),
                terms.results().name(),
                terms.layout(),
                terms.resultsLayout(),
                terms.bankCode(),
                terms.originatorId(),
                terms.cutOff(),
                terms.timeZone()
            });

    @Override
    public String name() {
        return "payout terms";
    }

    @Override
    public String file() {
        return "payout-terms.csv";
    }

    @Override
    public boolean isRequired() {
        return false;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(
                BANK_ID,
                CURRENCY,
                APPROVAL_LIMIT,
                SINGLE_LIMIT,
                ITEMS_PER_FILE,
                AMOUNT_PER_FILE,
                UNANSWERED_DAYS,
                FORMAT,
                RESULTS,
                LAYOUT,
                RESULTS_LAYOUT,
                BANK_CODE,
                ORIGINATOR_ID,
                CUT_OFF,
                TIME_ZONE);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(BANK_ID);
    }

    @Override
    public PayoutTerms build(Fields row) {
        return new PayoutTerms(
                row.get(BANK_ID),
                row.get(CURRENCY).getCurrencyCode(),
                row.find(APPROVAL_LIMIT),
                row.find(SINGLE_LIMIT),
                row.find(ITEMS_PER_FILE),
                row.find(AMOUNT_PER_FILE),
                row.find(UNANSWERED_DAYS),
                row.get(FORMAT, Format.CSV),
                row.get(RESULTS, Results.CSV),
                row.get(LAYOUT, ""),
                row.get(RESULTS_LAYOUT, ""),
                row.get(BANK_CODE, ""),
                row.get(ORIGINATOR_ID, ""),
                row.find(CUT_OFF),
                row.get(TIME_ZONE, ""));
    }

    @Override
    public List<String> key(PayoutTerms terms) {
        return List.of(terms.bankId());
    }

    @Override
    public String subject(PayoutTerms terms) {
        return "payout terms of " + terms.bankId();
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }

    @Override
    public List<Attribute<PayoutTerms>> attributes() {
        return List.of(
                Attribute.free("approval_limit", terms -> major(terms, terms.approvalLimitMinor())),
                Attribute.free("single_limit", terms -> major(terms, terms.singleLimitMinor())),
                Attribute.free("items_per_file", PayoutTerms::itemsPerFile),
                Attribute.free("amount_per_file", terms -> major(terms, terms.amountPerFileMinor())),
                Attribute.free("unanswered_days", PayoutTerms::unansweredDays),
                Attribute.free("format", PayoutTerms::format),
                Attribute.free("results", PayoutTerms::results),
                Attribute.free("layout", PayoutTerms::layout),
                Attribute.free("results_layout", PayoutTerms::resultsLayout),
                Attribute.free("bank_code", PayoutTerms::bankCode),
                Attribute.free("originator_id", PayoutTerms::originatorId),
                Attribute.free("cut_off", PayoutTerms::cutOff),
                Attribute.free("time_zone", PayoutTerms::timeZone));
    }

    private static @Nullable String major(PayoutTerms terms, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, terms.currency());
    }
}
