package org.tallyhouse.settlement;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StepState;
import org.tallyhouse.settlement.invoice.InvoiceFiles;
import org.tallyhouse.settlement.invoice.MonthlyInvoicing;
import org.tallyhouse.settlement.netting.SettlementNetting;
import org.tallyhouse.settlement.netting.SettlementSettings;
import org.tallyhouse.settlement.statement.StatementFile;

/**
 * Settlement (结算): what is due of each merchant by its terms is netted, dues are collected, and the rest
 * moves from pending to balance. What is not settled is listed with the reason.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementSettings.class)
class SettlementJob {
    private final SettlementNetting netting;
    private final MerchantClaims claims;
    private final MonthlyInvoicing invoicing;
    private final SettlementProof proof;
    private final SettlementFiles files;
    private final StatementFile statements;
    private final InvoiceFiles invoiceFiles;

    SettlementJob(
            SettlementNetting netting,
            MerchantClaims claims,
            MonthlyInvoicing invoicing,
            SettlementProof proof,
            SettlementFiles files,
            StatementFile statements,
            InvoiceFiles invoiceFiles) {
        this.netting = netting;
        this.claims = claims;
        this.invoicing = invoicing;
        this.proof = proof;
        this.files = files;
        this.statements = statements;
        this.invoiceFiles = invoiceFiles;
    }

    @Bean
    Job settlement(StageJobs stages) {
        return stages.job(
                "settlement",
                List.of(
                        stages.step("settlement.settle", netting::settle),
                        stages.step("settlement.claims", claims::find),
                        stages.step("settlement.invoices", invoicing::invoice),
                        stages.step("settlement.prove", proof::prove),
                        stages.step("settlement.files", this::writeFiles),
                        stages.step("settlement.statements", statements::write),
                        stages.step("settlement.invoice-files", invoiceFiles::write)));
    }

    private boolean writeFiles(StepState step) {
        files.writeSettlements(step.businessDate());
        files.writeNotSettled(step.businessDate());
        files.writeClaims(step.businessDate());
        return false;
    }
}
