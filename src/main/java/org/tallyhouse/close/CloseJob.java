package org.tallyhouse.close;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
    private final ClosingBalances balances;
    private final GeneralLedger generalLedger;
    private final Proofs proofs;
    private final CloseFiles files;
    private final PostingWindows windows;
    private final StageTotals totals;

    CloseJob(
            ClosingBalances balances,
            GeneralLedger generalLedger,
            Proofs proofs,
            CloseFiles files,
            PostingWindows windows,
            StageTotals totals) {
        this.balances = balances;
        this.generalLedger = generalLedger;
        this.proofs = proofs;
        this.files = files;
        this.windows = windows;
        this.totals = totals;
    }

    @Bean
    Job close(StageJobs stages) {
        return stages.job(
                "close",
                List.of(
                        stages.step("close.balances", balances::write),
                        stages.step("close.general-ledger", this::sumGeneralLedger),
                        stages.step("close.prove", this::prove),
                        stages.step("close.files", this::writeFiles),
                        stages.step("close.day", this::closeDay)));
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
