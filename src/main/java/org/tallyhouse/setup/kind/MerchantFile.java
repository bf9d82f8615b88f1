package org.tallyhouse.setup.kind;

import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.Merchant.PayoutPolicy;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.merchant.Merchant.Status;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindFields;

/** merchants.csv: merchants and their terms. */
public final class MerchantFile implements CsvKind<Merchant> {
    private static final String ADVICE = "the prices of past dates went by it; it is set once";
    private static final KindFields<Merchant> FIELDS = KindFields.storedIn("merchant");
    private static final FileColumn<String> MERCHANT_ID =
            FIELDS.required("merchant_id", FieldTypes.ID).key(Merchant::merchantId);
    private static final FileColumn<String> NAME =
            FIELDS.required("name", FieldTypes.text(128)).free(Merchant::name);
    private static final FileColumn<String> CALENDAR =
            FIELDS.required("settlement_calendar", FieldTypes.CALENDARS).free(Merchant::settlementCalendar);
    private static final FileColumn<SettlementTerms> TERMS = FIELDS.required("settlement_terms", FieldTypes.TERMS)
            .part("settlement_basis", merchant -> String.valueOf(merchant.settlementBasis()))
            .part("settlement_days", Merchant::settlementDays)
            .free(Merchant::terms);
    private static final FileColumn<PayoutPolicy> PAYOUT =
            FIELDS.required("payout", FieldTypes.oneOf(PayoutPolicy.class)).free(Merchant::payout);
    private static final FileColumn<RefundFeePolicy> REFUND_FEE = FIELDS.required(
                    "refund_fee", FieldTypes.oneOf(RefundFeePolicy.class))
            .free(Merchant::refundFee);
    private static final FileColumn<Status> STATUS =
            FIELDS.required("status", FieldTypes.oneOf(Status.class)).free(Merchant::status);
    private static final FileColumn<String> CATEGORY =
            FIELDS.extra("category", FieldTypes.MERCHANT_CATEGORY).once(Merchant::category, ADVICE);
    private static final FileColumn<String> GROUP =
            FIELDS.extra("group", FieldTypes.ID).storedAs("merchant_group").once(Merchant::merchantGroup, ADVICE);

    @Override
    public String name() {
        return "merchants";
    }

    @Override
    public String file() {
        return "merchants.csv";
    }

    @Override
    public KindFields<Merchant> fields() {
        return FIELDS;
    }

    @Override
    public Merchant build(FieldValues row) {
        return new Merchant(
                row.get(MERCHANT_ID),
                row.get(NAME),
                row.get(CALENDAR),
                row.get(TERMS).basis(),
                row.get(TERMS).days(),
                row.get(PAYOUT),
                row.get(REFUND_FEE),
                row.get(STATUS),
                row.get(CATEGORY, ""),
                row.get(GROUP, ""));
    }

    @Override
    public String subject(Merchant merchant) {
        return AuditSubject.merchant(merchant.merchantId());
    }
}
