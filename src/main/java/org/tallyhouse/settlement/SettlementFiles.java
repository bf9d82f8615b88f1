package org.tallyhouse.settlement;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.Folders;
import org.tallyhouse.settlement.SettlementMapper.NotSettled;
import org.tallyhouse.settlement.SettlementMapper.SettlementRow;
import org.tallyhouse.settlement.SettlementMapper.StatementLine;

/** Writes the settlement file, the list of what is not settled, and a statement per merchant. */
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
    private static final List<String> STATEMENT_COLUMNS = List.of(
            "record",
            "settlement_id",
            "transaction_id",
            "business_date",
            "occurred_at",
            "type",
            "original_transaction_id",
            "channel",
            "product",
            "card_type",
            "currency",
            "amount",
            "effect",
            "issuer_fee",
            "network_fee",
            "acquirer_fee",
            "service_fee",
            "fee",
            "net");

    private final SettlementMapper mapper;
    private final Folders folders;

    SettlementFiles(SettlementMapper mapper, Folders folders) {
        this.mapper = mapper;
        this.folders = folders;
    }

    void writeSettlements(LocalDate date) {
        CsvOutput.write(
                folder(date).resolve("settlement-%s.csv".formatted(date)),
                SETTLEMENT_COLUMNS,
                out -> mapper.forEachSettlement(date, result -> write(out, result.getResultObject())));
    }

    void writeNotSettled(LocalDate date) {
        CsvOutput.write(
                folder(date).resolve("not-settled-%s.csv".formatted(date)),
                NOT_SETTLED_COLUMNS,
                out -> mapper.forEachNotSettled(date, result -> write(out, result.getResultObject())));
    }

    /** Lines, then per settlement what they come to, what is carried forward, and the net. */
    void writeStatement(LocalDate date, String merchantId) {
        CsvOutput.write(
                folder(date).resolve("statements/%s.csv".formatted(merchantId)),
                STATEMENT_COLUMNS,
                out -> mapper.settlementsOf(date, merchantId).forEach(settlement -> write(out, date, settlement)));
    }

    private void write(CsvOutput out, LocalDate date, SettlementRow settlement) {
        String currency = settlement.currency();
        StatementTotals sum = new StatementTotals();
        mapper.forEachLine(settlement.settlementId(), result -> {
            StatementLine line = result.getResultObject();
            sum.add(line);
            write(out, settlement, line);
        });
        summary(out, "TOTAL", settlement, date, sum.cells(currency));
        long carried = settlement.carriedMinor();
        summary(out, "CARRIED_FORWARD", settlement, date, last(Amounts.format(carried, currency)));
        summary(out, "NET", settlement, date, last(Amounts.format(settlement.netMinor(), currency)));
        if (Math.addExact(sum.netMinor(), carried) != settlement.netMinor()) {
            throw new BrokenInvariant("I6: the statement of %s comes to %d minor units and %d carried, its net is %d"
                    .formatted(settlement.settlementId(), sum.netMinor(), carried, settlement.netMinor()));
        }
    }

    private static List<String> last(String net) {
        return List.of("", "", "", "", "", "", "", net);
    }

    private static void summary(
            CsvOutput out, String record, SettlementRow settlement, LocalDate date, List<String> amounts) {
        List<Object> fields = new ArrayList<>(
                List.of(record, settlement.settlementId(), "", date, "", "", "", "", "", "", settlement.currency()));
        fields.addAll(amounts);
        out.row(fields.toArray());
    }

    private static void write(CsvOutput out, SettlementRow settlement, StatementLine line) {
        String currency = settlement.currency();
        out.row(
                "LINE",
                settlement.settlementId(),
                line.transactionId(),
                line.businessDate(),
                line.occurredAt(),
                line.type(),
                line.originalTransactionId() == null ? "" : line.originalTransactionId(),
                line.channel(),
                line.product(),
                line.cardType(),
                currency,
                Amounts.format(line.amountMinor(), currency),
                Amounts.format(line.effectMinor(), currency),
                Amounts.format(line.issuerMinor(), currency),
                Amounts.format(line.networkMinor(), currency),
                Amounts.format(line.acquirerMinor(), currency),
                Amounts.format(line.serviceMinor(), currency),
                Amounts.format(line.feeMinor(), currency),
                Amounts.format(line.effectMinor() - line.feeMinor(), currency));
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

    private static void write(CsvOutput out, NotSettled row) {
        out.row(
                row.transactionId(),
                row.merchantId(),
                row.businessDate(),
                row.type(),
                row.currency(),
                Amounts.format(row.amountMinor(), row.currency()),
                reason(row));
    }

    private static String reason(NotSettled row) {
        if (!row.status().equals("SUCCESS")) {
            return row.status();
        }
        return row.blocked() ? "ACCOUNT_BLOCKED" : "NOT_YET_DUE";
    }

    private Path folder(LocalDate date) {
        return folders.out(date).resolve("settlement");
    }
}
