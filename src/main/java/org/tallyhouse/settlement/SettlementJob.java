package org.tallyhouse.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.invoice.InvoiceFiles;
import org.tallyhouse.settlement.invoice.InvoiceMapper;
import org.tallyhouse.settlement.invoice.InvoiceMapper.InvoiceTotal;
import org.tallyhouse.settlement.invoice.MonthlyInvoicing;
import org.tallyhouse.settlement.netting.MerchantPages;
import org.tallyhouse.settlement.netting.SettlementMapper;
import org.tallyhouse.settlement.netting.SettlementMapper.SettlementTotal;
import org.tallyhouse.settlement.netting.SettlementNetting;
import org.tallyhouse.settlement.netting.SettlementSettings;
import org.tallyhouse.settlement.netting.SettlementStanding;
import org.tallyhouse.settlement.netting.UnsettledRange;
import org.tallyhouse.settlement.statement.StatementFile;

/**
 * Settlement (结算): what is due of each merchant by its terms is netted, dues are collected, and the rest
 * moves from pending to balance. What is not settled is listed with the reason.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementSettings.class)
class SettlementJob {
    private final SettlementMapper mapper;
    private final SettlementNetting netting;
    private final MerchantPages merchants;
    private final MerchantClaims claims;
    private final SettlementFiles files;
    private final StatementFile statements;
    private final MonthlyInvoicing invoicing;
    private final InvoiceFiles invoiceFiles;
    private final InvoiceMapper invoices;
    private final SettlementSettings settings;
    private final StageTotals totals;

    SettlementJob(
            SettlementMapper mapper,
            SettlementNetting netting,
            MerchantPages merchants,
            MerchantClaims claims,
            SettlementFiles files,
            StatementFile statements,
            MonthlyInvoicing invoicing,
            InvoiceFiles invoiceFiles,
            InvoiceMapper invoices,
            SettlementSettings settings,
            StageTotals totals) {
        this.mapper = mapper;
        this.netting = netting;
        this.merchants = merchants;
        this.claims = claims;
        this.files = files;
        this.statements = statements;
        this.invoicing = invoicing;
        this.invoiceFiles = invoiceFiles;
        this.invoices = invoices;
        this.settings = settings;
        this.totals = totals;
    }

    @Bean
    Job settlement(StageJobs stages) {
        return stages.job(
                "settlement",
                List.of(
                        stages.step("settlement.settle", netting::settle),
                        stages.step("settlement.claims", claims::find),
                        stages.step("settlement.invoices", invoicing::invoice),
                        stages.step("settlement.prove", this::prove),
                        stages.step("settlement.files", this::writeFiles),
                        stages.step("settlement.statements", this::writeStatements),
                        stages.step("settlement.invoice-files", invoiceFiles::write)));
    }

    /** I6 and I9. */
    private boolean prove(StepState step) {
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
                                mapper.settlementTotals(date).stream().map(SettlementJob::of),
                                waiting.values().stream(),
                                claims.totals(date).stream().map(SettlementJob::of),
                                invoices.totals(date).stream().map(SettlementJob::of))
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

    private boolean writeFiles(StepState step) {
        files.writeSettlements(step.businessDate());
        files.writeNotSettled(step.businessDate());
        files.writeClaims(step.businessDate());
        return false;
    }

    private boolean writeStatements(StepState step) {
        List<String> chunk =
                mapper.nextStatements(step.businessDate(), step.textPosition(), settings.merchantsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        statements.write(step.businessDate(), chunk);
        step.moveTo(chunk.get(chunk.size() - 1));
        step.done(chunk.size());
        return true;
    }
}
