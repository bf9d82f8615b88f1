package org.tallyhouse.setup.kind;

import java.time.LocalTime;
import java.util.Currency;
import org.tallyhouse.merchant.PayoutTerms;
import org.tallyhouse.merchant.PayoutTerms.CutOff;
import org.tallyhouse.merchant.PayoutTerms.Format;
import org.tallyhouse.merchant.PayoutTerms.Formats;
import org.tallyhouse.merchant.PayoutTerms.Limits;
import org.tallyhouse.merchant.PayoutTerms.Results;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** payout-terms.csv: limits of banks for payouts; a bank without a row has none. */
public final class PayoutTermsFile implements CsvKind<PayoutTerms> {
    private static final KindFields<PayoutTerms> FIELDS = KindFields.storedIn("payout_terms");
    private static final FileColumn<String> BANK_ID =
            FIELDS.required("bank_id", FieldTypes.ID).key(PayoutTerms::bankId);
    private static final FileColumn<Currency> CURRENCY =
            FIELDS.required("currency", FieldTypes.CURRENCY).onlyRead();
    private static final FileColumn<Long> APPROVAL_LIMIT = FIELDS.optional(
                    "approval_limit", FieldTypes.amount(CURRENCY))
            .amountIn(PayoutTerms::currency)
            .free(terms -> terms.limits().approvalLimitMinor());
    private static final FileColumn<Long> SINGLE_LIMIT = FIELDS.optional(
                    "single_limit", FieldTypes.positiveAmount(CURRENCY))
            .amountIn(PayoutTerms::currency)
            .free(terms -> terms.limits().singleLimitMinor());
    private static final FileColumn<Integer> ITEMS_PER_FILE = FIELDS.optional("items_per_file", FieldTypes.COUNT)
            .free(terms -> terms.limits().itemsPerFile());
    private static final FileColumn<Long> AMOUNT_PER_FILE = FIELDS.optional(
                    "amount_per_file", FieldTypes.positiveAmount(CURRENCY))
            .amountIn(PayoutTerms::currency)
            .free(terms -> terms.limits().amountPerFileMinor());
    private static final FileColumn<Integer> UNANSWERED_DAYS = FIELDS.optional("unanswered_days", FieldTypes.COUNT)
            .free(terms -> terms.limits().unansweredDays());
    private static final FileColumn<Format> FORMAT = FIELDS.extra("format", FieldTypes.oneOf(Format.class))
            .free(terms -> terms.formats().format());
    private static final FileColumn<Results> RESULTS = FIELDS.extra("results", FieldTypes.oneOf(Results.class))
            .free(terms -> terms.formats().results());
    private static final FileColumn<String> LAYOUT = FIELDS.extra("layout", FieldTypes.text(64))
            .free(terms -> terms.formats().layout());
    private static final FileColumn<String> RESULTS_LAYOUT = FIELDS.extra("results_layout", FieldTypes.text(64))
            .free(terms -> terms.formats().resultsLayout());
    private static final FileColumn<String> BANK_CODE = FIELDS.extra("bank_code", FieldTypes.text(35))
            .free(terms -> terms.formats().bankCode());
    private static final FileColumn<String> ORIGINATOR_ID = FIELDS.extra("originator_id", FieldTypes.text(35))
            .free(terms -> terms.formats().originatorId());
    private static final FileColumn<LocalTime> CUT_OFF = FIELDS.extra("cut_off", FieldTypes.TIME)
            .free(terms -> terms.cutOff().time());
    private static final FileColumn<String> TIME_ZONE = FIELDS.extra("time_zone", FieldTypes.TIME_ZONE)
            .free(terms -> terms.cutOff().timeZone());

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
    public KindFields<PayoutTerms> fields() {
        return FIELDS;
    }

    @Override
    public PayoutTerms build(FieldValues row) {
        return new PayoutTerms(
                row.get(BANK_ID),
                row.get(CURRENCY).getCurrencyCode(),
                new Formats(
                        row.get(FORMAT, Format.CSV),
                        row.get(RESULTS, Results.CSV),
                        row.get(LAYOUT, ""),
                        row.get(RESULTS_LAYOUT, ""),
                        row.get(BANK_CODE, ""),
                        row.get(ORIGINATOR_ID, "")),
                new Limits(
                        row.find(APPROVAL_LIMIT),
                        row.find(SINGLE_LIMIT),
                        row.find(ITEMS_PER_FILE),
                        row.find(AMOUNT_PER_FILE),
                        row.find(UNANSWERED_DAYS)),
                new CutOff(row.find(CUT_OFF), row.get(TIME_ZONE, "")));
    }

    @Override
    public String subject(PayoutTerms terms) {
        return "payout terms of " + terms.bankId();
    }

    @Override
    public boolean isAuditedWhenNew() {
        return true;
    }
}
