package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.close.CloseMapper.ClosingBalance;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.run.BrokenInvariant;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StageTotal;
import org.tallyhouse.run.StageTotals;
import org.tallyhouse.run.StepState;

/**
 * Close (关账): closing balances, the general ledger and its trial balance, the proofs, the certificate;
 * after it the date is final.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CloseSettings.class)
class CloseJob {
    private final CloseMapper mapper;
    private final GeneralLedger generalLedger;
    private final Proofs proofs;
    private final CloseFiles files;
    private final PostingWindows windows;
    private final BulkInsert bulkInsert;
    private final CloseSettings settings;
    private final StageTotals totals;

    CloseJob(
            CloseMapper mapper,
            GeneralLedger generalLedger,
            Proofs proofs,
            CloseFiles files,
            PostingWindows windows,
            BulkInsert bulkInsert,
            CloseSettings settings,
            StageTotals totals) {
        this.mapper = mapper;
        this.generalLedger = generalLedger;
        this.proofs = proofs;
        this.files = files;
        this.windows = windows;
        this.bulkInsert = bulkInsert;
        this.settings = settings;
        this.totals = totals;
    }

    @Bean
    Job close(StageJobs stages) {
        return stages.job(
                "close",
                List.of(
                        stages.step("close.balances", this::balances),
                        stages.step("close.general-ledger", this::sumGeneralLedger),
                        stages.step("close.prove", this::prove),
                        stages.step("close.files", this::writeFiles),
                        stages.step("close.day", this::closeDay)));
    }

    private boolean balances(StepState step) {
        LocalDate date = step.businessDate();
        if (step.isFirst()) {
            step.expect(mapper.accountsMoved(date));
        }
        List<ClosingBalance> chunk = mapper.nextMoved(date, step.position(), settings.accountsPerCommit());
        if (chunk.isEmpty()) {
            return false;
        }
        bulkInsert.insert(closingBalance(date), chunk);
        step.moveTo(chunk.get(chunk.size() - 1).accountId());
        step.done(chunk.size());
        return true;
    }

    private static BulkTable<ClosingBalance> closingBalance(LocalDate date) {
        return BulkTable.<ClosingBalance>named("closing_balance")
                .with("account_id", ClosingBalance::accountId)
                .with("business_date", row -> date)
                .with("opening_minor", ClosingBalance::openingMinor)
                .with("debit_minor", ClosingBalance::debitMinor)
                .with("credit_minor", ClosingBalance::creditMinor)
                .with("closing_minor", ClosingBalance::closingMinor);
    }

    private boolean sumGeneralLedger(StepState step) {
        generalLedger.close(step.businessDate());
        return false;
    }

    private boolean prove(StepState step) {
        List<Proof> results = proofs.of(step.businessDate());
        results.stream().filter(proof -> !proof.holds()).findFirst().ifPresent(broken -> {
            throw new BrokenInvariant(broken.toString());
        });
        totals.write(step.businessDate(), "close", List.of(StageTotal.count("proofs hold", results.size())));
        return false;
    }

    private boolean writeFiles(StepState step) {
        files.write(step.businessDate(), proofs.of(step.businessDate()));
        return false;
    }

    private boolean closeDay(StepState step) {
        files.sealCertificate(step.businessDate());
        windows.closeDay(step.businessDate());
        return false;
    }
}
