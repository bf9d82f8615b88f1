package org.tallyhouse.reconciliation;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.reconciliation.compare.BillComparison;
import org.tallyhouse.reconciliation.compare.UnpairedRows;
import org.tallyhouse.reconciliation.funds.ChannelFunds;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StepState;

/**
 * Reconciliation (对账): our transactions against the channel's bill. What agrees is matched, each row at
 * most once; each difference is one break, and its amount moves from the receivable to suspense.
 */
@Configuration(proxyBeanMethods = false)
class ReconciliationJob {
    private final BillComparison comparing;
    private final BillCorrections corrections;
    private final UnpairedRows waiting;
    private final ChannelFunds funds;
    private final ChannelBooks channelBooks;
    private final ReconciliationFiles files;
    private final ReconciliationProof proof;

    ReconciliationJob(
            BillComparison comparing,
            BillCorrections corrections,
            UnpairedRows waiting,
            ChannelFunds funds,
            ChannelBooks channelBooks,
            ReconciliationFiles files,
            ReconciliationProof proof) {
        this.comparing = comparing;
        this.corrections = corrections;
        this.waiting = waiting;
        this.funds = funds;
        this.channelBooks = channelBooks;
        this.files = files;
        this.proof = proof;
    }

    @Bean
    Job reconciliation(StageJobs stages) {
        return stages.job(
                "reconciliation",
                List.of(
                        stages.step("reconciliation.bills", comparing::noteBills),
                        stages.step("reconciliation.corrections", corrections::commit),
                        stages.step("reconciliation.compare", comparing::commit),
                        stages.step("reconciliation.late", waiting::takeLate),
                        stages.step("reconciliation.pair", waiting::pair),
                        stages.step("reconciliation.funds", funds::commit),
                        stages.step("reconciliation.book", channelBooks::bookDifferences),
                        stages.step("reconciliation.channels", channelBooks::commit),
                        stages.step("reconciliation.files", this::writeFiles),
                        stages.step("reconciliation.prove", proof::prove)));
    }

    private boolean writeFiles(StepState step) {
        files.write(step.businessDate());
        return false;
    }
}
