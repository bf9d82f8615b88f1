package org.tallyhouse.setup.kind;

import java.util.List;
import org.tallyhouse.calendar.SettlementTerms;
import org.tallyhouse.merchant.Merchant;
import org.tallyhouse.merchant.Merchant.PayoutPolicy;
import org.tallyhouse.merchant.Merchant.RefundFeePolicy;
import org.tallyhouse.merchant.Merchant.Status;
import org.tallyhouse.setup.reading.Attribute;
import org.tallyhouse.setup.reading.Column;
import org.tallyhouse.setup.reading.CsvKind;
import org.tallyhouse.setup.reading.FieldTypes;
import org.tallyhouse.setup.reading.Fields;
import org.tallyhouse.setup.reading.Table;

/** merchants.csv: merchants and their terms. */
public final class MerchantFile implements CsvKind<Merchant> {
    private static final Column<String> MERCHANT_ID = Column.required("merchant_id", FieldTypes.ID);
    private static final Column<String> NAME = Column.required("name", FieldTypes.text(128));
    private static final Column<String> CALENDAR = Column.required("settlement_calendar", FieldTypes.CALENDARS);
    private static final Column<SettlementTerms> TERMS = Column.required("settlement_terms", FieldTypes.TERMS);
    private static final Column<PayoutPolicy> PAYOUT =
            Column.required("payout", FieldTypes.oneOf(List.of(PayoutPolicy.values())));
    private static final Column<RefundFeePolicy> REFUND_FEE =
            Column.required("refund_fee", FieldTypes.oneOf(List.of(RefundFeePolicy.values())));
    private static final Column<Status> STATUS = Column.required("status", FieldTypes.oneOf(List.of(Status.values())));
    private static final Column<String> CATEGORY = Column.extra("category", FieldTypes.MERCHANT_CATEGORY);
    private static final Column<String> GROUP = Column.extra("group", FieldTypes.ID);
    private static final String ADVICE = "the prices of past dates went by it; it is set once";

    public static final Table<Merchant> TABLE = new Table<>(
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
    public List<Column<?>> columns() {
        return List.of(MERCHANT_ID, NAME, CALENDAR, TERMS, PAYOUT, REFUND_FEE, STATUS, CATEGORY, GROUP);
    }

    @Override
    public List<Column<?>> keyColumns() {
        return List.of(MERCHANT_ID);
    }

    @Override
    public Merchant build(Fields row) {
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
    public List<Attribute<Merchant>> attributes() {
        return List.of(
                Attribute.free("name", Merchant::name),
                Attribute.free("settlement_calendar", Merchant::settlementCalendar),
                Attribute.free("settlement_terms", Merchant::terms),
                Attribute.free("payout", Merchant::payout),
                Attribute.free("refund_fee", Merchant::refundFee),
                Attribute.free("status", Merchant::status),
                Attribute.once("category", Merchant::category, ADVICE),
                Attribute.once("group", Merchant::merchantGroup, ADVICE));
    }
}
