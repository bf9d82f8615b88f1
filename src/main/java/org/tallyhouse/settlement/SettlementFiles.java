package org.tallyhouse.settlement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.leftout.LeftOut;
import org.tallyhouse.settlement.netting.MerchantPages;
import org.tallyhouse.settlement.netting.SettlementMapper;
import org.tallyhouse.settlement.netting.SettlementMapper.NotSettled;
import org.tallyhouse.settlement.netting.SettlementMapper.SettlementRow;
import org.tallyhouse.settlement.netting.StoppedSettlements;
import org.tallyhouse.settlement.netting.UnsettledRange;

/** Writes the settlement file the list of what is not settled, and that of claims. */
@Component
final class SettlementFiles {
    private static final List<String> SETTLEMENT_COLUMNS = List.of(
            "settlement_id",
            "merchant_id",
            "currency",
            "period_from",
            "period_to",
            "payment_count",
            "payment_amount",
            "refund_count",
            "refund_amount",
            "chargeback_amount",
            "fee_amount",
            "reserve_held",
            "reserve_released",
            "adjustment_amount",
            "carried_forward",
            "net_amount",
            "status");
    private static final List<String> NOT_SETTLED_COLUMNS =
            List.of("transaction_id", "merchant_id", "business_date", "type", "currency", "amount", "reason");

    private final SettlementMapper mapper;
    private final MerchantPages merchants;
    private final MerchantClaims claims;
    private final HomeFolders folders;
    private final LeftOut leftOut;

    SettlementFiles(
            SettlementMapper mapper,
            MerchantPages merchants,
            MerchantClaims claims,
            HomeFolders folders,
            LeftOut leftOut) {
        this.leftOut = leftOut;
        this.mapper = mapper;
        this.merchants = merchants;
        this.claims = claims;
        this.folders = folders;
    }

    void writeSettlements(LocalDate date) {
        CsvOutput.writeForPeople(
                folder(date).resolve("settlement-%s.csv".formatted(date)),
                SETTLEMENT_COLUMNS,
                out -> mapper.forEachSettlement(date, result -> write(out, result.getResultObject())));
    }

    void writeNotSettled(LocalDate date) {
        Set<String> unsettled = leftOut.of(date, StoppedSettlements.STAGE).keySet();
        CsvOutput.writeForPeople(
                folder(date).resolve("not-settled-%s.csv".formatted(date)),
                NOT_SETTLED_COLUMNS,
                out -> merchants.forEach(ids -> {
                    StoppedSettlements stopped =
                            new StoppedSettlements(mapper.blocked(ids), mapper.heldMerchants(ids, date), unsettled);
                    mapper.forEachNotSettled(
                            date,
                            ids,
                            UnsettledRange.of(mapper.open(ids)),
                            result -> write(out, result.getResultObject(), stopped));
                }));
    }

    void writeClaims(LocalDate date) {
        claims.write(folder(date).resolve("claims-%s.csv".formatted(date)), date);
    }

    private static void write(CsvOutput out, SettlementRow row) {
        String currency = row.currency();
        out.row(
                row.settlementId(),
                row.merchantId(),
                currency,
                row.periodFrom(),
                row.periodTo(),
                row.paymentCount(),
                Amounts.format(row.paymentMinor(), currency),
                row.refundCount(),
                Amounts.format(row.refundMinor(), currency),
                Amounts.format(row.chargebackMinor(), currency),
                Amounts.format(row.feeMinor(), currency),
                Amounts.format(row.reserveHeldMinor(), currency),
                Amounts.format(row.reserveReleasedMinor(), currency),
                Amounts.format(row.adjustmentMinor(), currency),
                Amounts.format(row.carriedMinor(), currency),
                Amounts.format(row.netMinor(), currency),
                row.status());
    }

    private static void write(CsvOutput out, NotSettled row, StoppedSettlements stopped) {
        out.row(
                row.transactionId(),
                row.merchantId(),
                row.businessDate(),
                row.type(),
                row.currency(),
                Amounts.format(row.amountMinor(), row.currency()),
                reason(row, stopped));
    }

    private static String reason(NotSettled row, StoppedSettlements stopped) {
        if (!row.status().equals("SUCCESS")) {
            return row.status();
        }
        if (stopped.blocks(row.merchantId(), row.currency())) {
            return "ACCOUNT_BLOCKED";
        }
        if (stopped.holds(row.merchantId())) {
            return "MERCHANT_HELD";
        }
        if (stopped.leavesOut(row.merchantId(), row.currency())) {
            return "LEFT_OUT";
        }
        return row.leftOut().isEmpty() ? "NOT_YET_DUE" : row.leftOut();
    }

    private Path folder(LocalDate date) {
        return folders.out(date).resolve("settlement");
    }
}
