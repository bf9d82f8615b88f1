package org.tallyhouse.setup.kind;

import java.util.List;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.Merchant.PayoutPolicy;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.merchant.Merchant.Status;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.FieldValues;
import org.tallyhouse.setup.reading.FileColumn;
import org.tallyhouse.setup.reading.KindAttribute;
import org.tallyhouse.setup.reading.KindTable;

/** merchants.csv: merchants and their terms. */
public final class MerchantFile implements CsvKind<Merchant> {
    private static final FileColumn<String> MERCHANT_ID = FileColumn.required("merchant_id", FieldTypes.ID);
    private static final FileColumn<String> NAME = FileColumn.required("name", FieldTypes.text(128));
    private static final FileColumn<String> CALENDAR = FileColumn.required("settlement_calendar", FieldTypes.CALENDARS);
    private static final FileColumn<SettlementTerms> TERMS = FileColumn.required("settlement_terms", FieldTypes.TERMS);
    private static final FileColumn<PayoutPolicy> PAYOUT =
            FileColumn.required("payout", FieldTypes.oneOf(List.of(PayoutPolicy.values())));
    private static final FileColumn<RefundFeePolicy> REFUND_FEE =
            FileColumn.required("refund_fee", FieldTypes.oneOf(List.of(RefundFeePolicy.values())));
    private static final FileColumn<Status> STATUS =
            FileColumn.required("status", FieldTypes.oneOf(List.of(Status.values())));
    private static final FileColumn<String> CATEGORY = FileColumn.extra("category", FieldTypes.MERCHANT_CATEGORY);
    private static final FileColumn<String> GROUP = FileColumn.extra("group", FieldTypes.ID);
    private static final String ADVICE = "the prices of past dates went by it; it is set once";

    public static final KindTable<Merchant> TABLE = new KindTable<>(
            "merchant",
            List.of(
                    "merchant_id",
                    "name",
                    "settlement_calendar",
                    "settlement_basis",
                    "settlement_days",
                    "payout",
                    "refund_fee",
                    "status",
                    "category",
                    "merchant_group"),
            merchant -> new Object[] {
                merchant.merchantId(),
                merchant.name(),
                merchant.settlementCalendar(),
                String.valueOf(merchant.settlementBasis()),
                merchant.settlementDays(),
                merchant.payout().name(),
                merchant.refundFee().name(),
                merchant.status().name(),
                merchant.category(),
                merchant.merchantGroup()
            });

    @Override
    public String name() {
        return "merchants";
    }

    @Override
    public String file() {
        return "merchants.csv";
    }

    @Override
    public List<FileColumn<?>> columns() {
        return List.of(MERCHANT_ID, NAME, CALENDAR, TERMS, PAYOUT, REFUND_FEE, STATUS, CATEGORY, GROUP);
    }

    @Override
    public List<FileColumn<?>> keyColumns() {
        return List.of(MERCHANT_ID);
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
    public List<String> key(Merchant merchant) {
        return List.of(merchant.merchantId());
    }

    @Override
    public String subject(Merchant merchant) {
        return AuditSubject.merchant(merchant.merchantId());
    }

    @Override
    public List<KindAttribute<Merchant>> attributes() {
        return List.of(
                KindAttribute.free("name", Merchant::name),
                KindAttribute.free("settlement_calendar", Merchant::settlementCalendar),
                KindAttribute.free("settlement_terms", Merchant::terms),
                KindAttribute.free("payout", Merchant::payout),
                KindAttribute.free("refund_fee", Merchant::refundFee),
                KindAttribute.free("status", Merchant::status),
                KindAttribute.once("category", Merchant::category, ADVICE),
                KindAttribute.once("group", Merchant::merchantGroup, ADVICE));
    }
}
