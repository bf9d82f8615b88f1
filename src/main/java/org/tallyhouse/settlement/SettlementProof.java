package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.invoice.InvoiceMapper;
import org.tallyhouse.settlement.invoice.InvoiceMapper.InvoiceTotal;
import org.tallyhouse.settlement.netting.MerchantPages;
import org.tallyhouse.settlement.netting.SettlementMapper;
import org.tallyhouse.settlement.netting.SettlementMapper.SettlementTotal;
import org.tallyhouse.settlement.netting.SettlementStanding;
import org.tallyhouse.settlement.netting.UnsettledRange;

/** Proves that settlements are what they say and leave nothing out, and writes what the night settled. */
@Component
final class SettlementProof {
    private final SettlementMapper mapper;
    private final MerchantPages merchants;
    private final MerchantClaims claims;
    private final InvoiceMapper invoices;
    private final StageTotals totals;

    SettlementProof(
            SettlementMapper mapper,
            MerchantPages merchants,
            MerchantClaims claims,
            InvoiceMapper invoices,
            StageTotals totals) {
        this.mapper = mapper;
        this.merchants = merchants;
        this.claims = claims;
        this.invoices = invoices;
        this.totals = totals;
    }

    /** I6 and I9. */
    boolean prove(StepState step) {
        LocalDate date = step.businessDate();
        require("I6: %d settlements are not what their lines come to", mapper.notFooting(date));
        require("I6: %d settlements are not the movement they made", mapper.notMoved(date));
        require("I6: %d settlements are not the reserves they moved", mapper.reservesNotMoved(date));
        Map<String, StageTotal> waiting = new TreeMap<>();
        merchants.forEach(ids -> {
            List<SettlementStanding> settled = mapper.settledOn(date, ids);
            if (!settled.isEmpty()) {
                require(
                        "I9: %d transactions are neither settled nor named as not settled",
                        mapper.forgotten(date, UnsettledRange.of(settled)));
            }
            mapper.notSettledTotals(date, ids, UnsettledRange.of(mapper.open(ids)))
                    .forEach(total -> waiting.merge(total.currency(), of(total), StageTotal::plus));
        });
        totals.write(
                date,
                "settlement",
                Stream.of(
                                mapper.settlementTotals(date).stream().map(SettlementProof::of),
                                waiting.values().stream(),
                                claims.totals(date).stream().map(SettlementProof::of),
                                invoices.totals(date).stream().map(SettlementProof::of))
                        .flatMap(Function.identity())
                        .toList());
        return false;
    }

    private static StageTotal of(SettlementTotal total) {
        return new StageTotal(total.measure(), total.currency(), total.rowCount(), total.amountMinor());
    }

    private static StageTotal of(InvoiceTotal total) {
        return new StageTotal("invoiced", total.currency(), total.rowCount(), total.totalMinor());
    }

    private static void require(String message, long wrong) {
        if (wrong != 0) {
            throw new BrokenInvariant(message.formatted(wrong));
        }
    }
}
