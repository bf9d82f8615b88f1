package org.tallyhouse.settlement;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;

/** Stores settlements, many with one statement. */
@Component
final class SettlementRows {
    private final BulkInsert bulkInsert;

    SettlementRows(BulkInsert bulkInsert) {
        this.bulkInsert = bulkInsert;
    }

    void insert(List<Settlement> settlements) {
        bulkInsert.insert(
                "settlement",
                List.of(
                        "settlement_id",
                        "business_date",
                        "merchant_id",
                        "currency",
                        "period_from",
                        "period_to",
                        "payment_count",
                        "payment_minor",
                        "refund_count",
                        "refund_minor",
                        "chargeback_minor",
                        "fee_minor",
                        "reserve_held_minor",
                        "reserve_released_minor",
                        "adjustment_minor",
                        "carried_opening_minor",
                        "carried_closing_minor",
                        "dues_opening_minor",
                        "dues_collected_minor",
                        "dues_closing_minor",
                        "net_minor",
                        "status"),
                settlements,
                SettlementRows::columns);
    }

    private static Object[] columns(Settlement settlement) {
        DueAmounts due = settlement.due();
        return new Object[] {
            settlement.settlementId(),
            settlement.businessDate(),
            due.merchantId(),
            due.currency(),
            settlement.periodFrom(),
            settlement.periodTo(),
            due.paymentCount(),
            due.paymentMinor(),
            due.refundCount(),
            due.refundMinor(),
            due.chargebackMinor(),
            due.feeMinor(),
            0L,
            0L,
            settlement.adjustmentMinor(),
            due.carriedMinor(),
            settlement.carriedClosingMinor(),
            due.duesMinor(),
            settlement.duesCollectedMinor(),
            settlement.duesClosingMinor(),
            settlement.netMinor(),
            settlement.status()
        };
    }
}
