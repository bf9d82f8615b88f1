package org.tallyhouse.settlement.netting;

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
                        "status",
                        "reserve_unheld_minor"),
                settlements,
                SettlementRows::columns);
        insertReserves(settlements.stream()
                .filter(settlement -> settlement.reserveHeldMinor() > 0)
                .toList());
    }

    private void insertReserves(List<Settlement> settlements) {
        bulkInsert.insert(
                "reserve",
                List.of("settlement_id", "merchant_id", "currency", "release_on", "amount_minor"),
                settlements,
                settlement -> new Object[] {
                    settlement.settlementId(),
                    settlement.due().merchantId(),
                    settlement.due().currency(),
                    settlement.agreed().releaseOn(settlement.businessDate()),
                    settlement.reserveHeldMinor()
                });
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
            settlement.reserveHeldMinor(),
            settlement.reserveReleasedMinor(),
            settlement.adjustmentMinor(),
            due.carriedMinor(),
            settlement.carriedClosingMinor(),
            due.duesMinor(),
            settlement.duesCollectedMinor(),
            settlement.duesClosingMinor(),
            settlement.netMinor(),
            settlement.status(),
            settlement.reserveUnheldMinor()
        };
    }
}
