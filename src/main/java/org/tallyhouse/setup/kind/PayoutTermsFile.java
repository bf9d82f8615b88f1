package org.tallyhouse.setup.kind;

import java.time.LocalTime;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Results;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;

/** payout-terms.csv: limits of banks for payouts; a bank without a row has none. */
public final class PayoutTermsFile implements CsvKind<PayoutTerms> {
    private static final FileColumn<String> BANK_ID = FileColumn.required("bank_id", FieldTypes.ID);
    private static final FileColumn<Currency> CURRENCY = FileColumn.required("currency", FieldTypes.CURRENCY);
    private static final FileColumn<Long> APPROVAL_LIMIT =
            FileColumn.optional("approval_limit", FieldTypes.amount(CURRENCY));
    private static final FileColumn<Long> SINGLE_LIMIT =
            FileColumn.optional("single_limit", FieldTypes.positiveAmount(CURRENCY));
    private static final FileColumn<Integer> ITEMS_PER_FILE = FileColumn.optional("items_per_file", FieldTypes.COUNT);
    private static final FileColumn<Long> AMOUNT_PER_FILE =
            FileColumn.optional("amount_per_file", FieldTypes.positiveAmount(CURRENCY));
    private static final FileColumn<Integer> UNANSWERED_DAYS = FileColumn.optional("unanswered_days", FieldTypes.COUNT);
    private static final FileColumn<Format> FORMAT =
            FileColumn.extra("format", FieldTypes.oneOf(List.of(Format.values())));
    private static final FileColumn<Results> RESULTS =
            FileColumn.extra("results", FieldTypes.oneOf(List.of(Results.values())));
    private static final FileColumn<String> LAYOUT = FileColumn.extra("layout", FieldTypes.text(64));
    private static final FileColumn<String> RESULTS_LAYOUT = FileColumn.extra("results_layout", FieldTypes.text(64));
    private static final FileColumn<String> BANK_CODE = FileColumn.extra("bank_code", FieldTypes.text(35));
    private static final FileColumn<String> ORIGINATOR_ID = FileColumn.extra("originator_id", FieldTypes.text(35));

    private static final FileColumn<LocalTime> CUT_OFF = FileColumn.extra("cut_off", FieldTypes.TIME);
    private static final FileColumn<String> TIME_ZONE = FileColumn.extra("time_zone", FieldTypes.TIME_ZONE);

    public static final KindTable<PayoutTerms> TABLE = new KindTable<>(
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
    public List<FileColumn<?>> columns() {
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
    public List<FileColumn<?>> keyColumns() {
        return List.of(BANK_ID);
    }

    @Override
    public PayoutTerms build(FieldValues row) {
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
    public List<KindAttribute<PayoutTerms>> attributes() {
        return List.of(
                KindAttribute.free("approval_limit", terms -> major(terms, terms.approvalLimitMinor())),
                KindAttribute.free("single_limit", terms -> major(terms, terms.singleLimitMinor())),
                KindAttribute.free("items_per_file", PayoutTerms::itemsPerFile),
                KindAttribute.free("amount_per_file", terms -> major(terms, terms.amountPerFileMinor())),
                KindAttribute.free("unanswered_days", PayoutTerms::unansweredDays),
                KindAttribute.free("format", PayoutTerms::format),
                KindAttribute.free("results", PayoutTerms::results),
                KindAttribute.free("layout", PayoutTerms::layout),
                KindAttribute.free("results_layout", PayoutTerms::resultsLayout),
                KindAttribute.free("bank_code", PayoutTerms::bankCode),
                KindAttribute.free("originator_id", PayoutTerms::originatorId),
                KindAttribute.free("cut_off", PayoutTerms::cutOff),
                KindAttribute.free("time_zone", PayoutTerms::timeZone));
    }

    private static @Nullable String major(PayoutTerms terms, @Nullable Long minor) {
        return minor == null ? null : Amounts.format(minor, terms.currency());
    }
}
