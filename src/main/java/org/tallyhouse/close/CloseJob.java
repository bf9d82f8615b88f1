package org.tallyhouse.close;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.close.seal.DateSeals;
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
    private final Verification verification;
    private final DateSeals seals;
    private final CloseSettings settings;

    CloseJob(
            ClosingBalances balances,
            GeneralLedger generalLedger,
            Proofs proofs,
            CloseFiles files,
            PostingWindows windows,
            StageTotals totals,
            Verification verification,
            DateSeals seals,
            CloseSettings settings) {
        this.balances = balances;
        this.generalLedger = generalLedger;
        this.proofs = proofs;
        this.files = files;
        this.windows = windows;
        this.totals = totals;
        this.verification = verification;
        this.seals = seals;
        this.settings = settings;
    }

    @Bean
    Job close(StageJobs stages) {
        return stages.job(
                "close",
                List.of(
                        stages.step("close.verify", this::verify),
                        stages.step("close.balances", balances::write),
                        stages.step("close.general-ledger", this::sumGeneralLedger),
                        stages.step("close.prove", this::prove),
                        stages.step("close.seal", this::seal),
                        stages.step("close.files", this::writeFiles),
                        stages.step("close.day", this::closeDay)));
    }

    /** A date is not closed on top of one that was rewritten. */
    private boolean verify(StepState step) {
        LocalDate last = step.businessDate().minusDays(1);
        for (LocalDate date : verification.closedDates(LocalDate.EPOCH, last, settings.verifiedDates())) {
            List<String> told = verification.differences(date);
            if (!told.isEmpty()) {
                throw new BrokenInvariant("I11: closed rows or files were changed: %s; ./run.sh verify tells more"
                        .formatted(told.get(0)));
            }
        }
        return false;
    }

    /** A table to a commit. */
    private boolean seal(StepState step) {
        Optional<String> sealed = seals.sealNext(step.businessDate(), step.textPosition());
        sealed.ifPresent(step::moveTo);
        return sealed.isPresent();
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
        seals.sealAudit(step.businessDate());
        files.sealCertificate(step.businessDate());
        windows.closeDay(step.businessDate());
        return false;
    }
}
