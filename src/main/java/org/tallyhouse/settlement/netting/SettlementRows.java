package org.tallyhouse.settlement.netting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;

/** Stores settlements, many with one statement. */
@Component
final class SettlementRows {
    private static final BulkTable<Settlement> SETTLEMENT = BulkTable.<Settlement>named("settlement")
            .with("settlement_id", Settlement::settlementId)
            .with("business_date", Settlement::businessDate)
            .with("merchant_id", settlement -> settlement.due().merchantId())
            .with("currency", settlement -> settlement.due().currency())
            .with("period_from", Settlement::periodFrom)
            .with("period_to", Settlement::periodTo)
            .with(
                    "payment_count",
                    settlement -> settlement.due().sums().payments().count())
            .with(
                    "payment_minor",
                    settlement -> settlement.due().sums().payments().minor())
            .with(
                    "refund_count",
                    settlement -> settlement.due().sums().refunds().count())
            .with(
                    "refund_minor",
                    settlement -> settlement.due().sums().refunds().minor())
            .with("chargeback_minor", settlement -> settlement.due().sums().chargebackMinor())
            .with("fee_minor", settlement -> settlement.due().sums().feeMinor())
            .with("reserve_held_minor", settlement -> settlement.movement().reserveHeldMinor())
            .with("reserve_released_minor", settlement -> settlement.movement().reserveReleasedMinor())
            .with("adjustment_minor", Settlement::adjustmentMinor)
            .with("carried_opening_minor", settlement -> settlement.due().open().carriedMinor())
            .with("carried_closing_minor", settlement -> settlement.leftOver().carriedMinor())
            .with("dues_opening_minor", settlement -> settlement.due().open().duesMinor())
            .with("dues_collected_minor", settlement -> settlement.movement().duesCollectedMinor())
            .with("dues_closing_minor", settlement -> settlement.leftOver().duesMinor())
            .with("net_minor", settlement -> settlement.movement().netMinor())
            .with("status", Settlement::status)
            .with("reserve_unheld_minor", settlement -> settlement.leftOver().unheldMinor());
    private static final BulkTable<Settlement> RESERVE = BulkTable.<Settlement>named("reserve")
            .with("settlement_id", Settlement::settlementId)
            .with("merchant_id", settlement -> settlement.due().merchantId())
            .with("currency", settlement -> settlement.due().currency())
            .with("release_on", settlement -> settlement.agreed().releaseOn(settlement.businessDate()))
            .with("amount_minor", settlement -> settlement.movement().reserveHeldMinor());

    private final BulkInsert bulkInsert;

    SettlementRows(BulkInsert bulkInsert) {
        this.bulkInsert = bulkInsert;
    }

    void insert(List<Settlement> settlements) {
        bulkInsert.insert(SETTLEMENT, settlements);
        bulkInsert.insert(
                RESERVE,
                settlements.stream()
                        .filter(settlement -> settlement.movement().reserveHeldMinor() > 0)
                        .toList());
    }
}
