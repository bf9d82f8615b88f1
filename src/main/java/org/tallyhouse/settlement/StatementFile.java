package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallyhouse.layout.CsvOutput;
import org.tallyhouse.money.Amounts;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.Folders;
import org.tallyhouse.settlement.SettlementMapper.SettlementRow;
import org.tallyhouse.settlement.SettlementMapper.StatementLine;

/** Writes a statement per merchant, every line with its fee parts. */
@Component
final class StatementFile {
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

    StatementFile(SettlementMapper mapper, Folders folders) {
        this.mapper = mapper;
        this.folders = folders;
    }

    /** Lines, then per settlement what they come to, what is carried forward, and the net. */
    void write(LocalDate date, String merchantId) {
        CsvOutput.write(
                folders.out(date).resolve("settlement/statements/%s.csv".formatted(merchantId)),
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
        long reserve = Math.subtractExact(settlement.reserveReleasedMinor(), settlement.reserveHeldMinor());
        reserve(out, "RESERVE_HELD", settlement, date, -settlement.reserveHeldMinor());
        reserve(out, "RESERVE_RELEASED", settlement, date, settlement.reserveReleasedMinor());
        long carried = settlement.carriedMinor();
        summary(out, "CARRIED_FORWARD", settlement, date, last(Amounts.format(carried, currency)));
        summary(out, "NET", settlement, date, last(Amounts.format(settlement.netMinor(), currency)));
        if (Math.addExact(Math.addExact(sum.netMinor(), carried), reserve) != settlement.netMinor()) {
            throw new BrokenInvariant("I6: the statement of %s comes to %d minor units and %d carried, its net is %d"
                    .formatted(settlement.settlementId(), sum.netMinor(), carried, settlement.netMinor()));
        }
    }

    private static void reserve(CsvOutput out, String record, SettlementRow settlement, LocalDate date, long minor) {
        if (minor != 0) {
            summary(out, record, settlement, date, last(Amounts.format(minor, settlement.currency())));
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
}
