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
            .with("payment_count", settlement -> settlement.due().paymentCount())
            .with("payment_minor", settlement -> settlement.due().paymentMinor())
            .with("refund_count", settlement -> settlement.due().refundCount())
            .with("refund_minor", settlement -> settlement.due().refundMinor())
            .with("chargeback_minor", settlement -> settlement.due().chargebackMinor())
            .with("fee_minor", settlement -> settlement.due().feeMinor())
            .with("reserve_held_minor", Settlement::reserveHeldMinor)
            .with("reserve_released_minor", Settlement::reserveReleasedMinor)
            .with("adjustment_minor", Settlement::adjustmentMinor)
            .with("carried_opening_minor", settlement -> settlement.due().carriedMinor())
            .with("carried_closing_minor", Settlement::carriedClosingMinor)
            .with("dues_opening_minor", settlement -> settlement.due().duesMinor())
            .with("dues_collected_minor", Settlement::duesCollectedMinor)
            .with("dues_closing_minor", Settlement::duesClosingMinor)
            .with("net_minor", Settlement::netMinor)
            .with("status", Settlement::status)
            .with("reserve_unheld_minor", Settlement::reserveUnheldMinor);
    private static final BulkTable<Settlement> RESERVE = BulkTable.<Settlement>named("reserve")
            .with("settlement_id", Settlement::settlementId)
            .with("merchant_id", settlement -> settlement.due().merchantId())
            .with("currency", settlement -> settlement.due().currency())
            .with("release_on", settlement -> settlement.agreed().releaseOn(settlement.businessDate()))
            .with("amount_minor", Settlement::reserveHeldMinor);

    private final BulkInsert bulkInsert;

    SettlementRows(BulkInsert bulkInsert) {
        this.bulkInsert = bulkInsert;
    }

    void insert(List<Settlement> settlements) {
        bulkInsert.insert(SETTLEMENT, settlements);
        bulkInsert.insert(
                RESERVE,
                settlements.stream()
                        .filter(settlement -> settlement.reserveHeldMinor() > 0)
                        .toList());
    }
}
