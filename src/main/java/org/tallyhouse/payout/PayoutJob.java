package org.tallyhouse.payout;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tallyhouse.run.StageJobs;
import org.tallyhouse.run.StepState;

/**
 * Payout (打款): every settlement of a merchant that is paid automatically becomes an instruction with a
 * hold on its balance, as does what earlier nights left, and the instructions become bank files. A hold ends when the bank answers. A bank whose files
 * cannot be written stops the night behind those of all others.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PayoutSettings.class)
class PayoutJob {
    private final PayoutMapper mapper;
    private final PayoutOrdering ordering;
    private final DuePayouts dues;
    private final FileAssignment assignment;
    private final PayoutProof proof;
    private final PayoutFiles files;
    private final FileDeliveries deliveries;

    PayoutJob(
            PayoutMapper mapper,
            PayoutOrdering ordering,
            DuePayouts dues,
            FileAssignment assignment,
            PayoutProof proof,
            PayoutFiles files,
            FileDeliveries deliveries) {
        this.mapper = mapper;
        this.ordering = ordering;
        this.dues = dues;
        this.assignment = assignment;
        this.proof = proof;
        this.files = files;
        this.deliveries = deliveries;
    }

    @Bean
    Job payout(StageJobs stages) {
        return stages.job(
                "payout",
                List.of(
                        stages.step("payout.unanswered", this::markUnanswered),
                        stages.step("payout.returned", dues::takeReturned),
                        stages.step("payout.withdraw", dues::withdraw),
                        stages.step("payout.instruct", ordering::instruct),
                        stages.step("payout.merge", ordering::merge),
                        stages.step("payout.due", dues::pay),
                        stages.step("payout.standing", this::writeStanding),
                        stages.step("payout.assign", this::assign),
                        stages.step("payout.prove", proof::prove),
                        stages.step("payout.files", files::writeWhatCan),
                        stages.step("payout.deliver", deliveries::deliver),
                        stages.step("payout.files-again", files::write),
                        stages.step("payout.deliver-again", deliveries::deliverUntried),
                        stages.step("payout.not-paid", this::writeNotPaid)));
    }

    /** The day's: files to one bank with what was approved since the night, in time for its cut-off. */
    @Bean
    Job filing(StageJobs stages) {
        return stages.job(
                "filing",
                List.of(
                        stages.step("filing.assign", this::assign),
                        stages.step("filing.prove", step -> {
                            proof.requireRightFiles(step.businessDate());
                            return false;
                        }),
                        stages.step("filing.files", files::write),
                        stages.step("filing.deliver", deliveries::deliver)));
    }

    private boolean markUnanswered(StepState step) {
        mapper.insertUnknownEvents(step.businessDate());
        step.done(mapper.markUnknown(step.businessDate()));
        return false;
    }

    /**
     * What is approved goes into files, also of earlier nights, to accounts in force; the files of a run are made in one
     * commit.
     */
    private boolean assign(StepState step) {
        int withdrawn = dues.withdraw(step.businessDate(), step.bankId());
        while (withdrawn > 0) {
            withdrawn = dues.withdraw(step.businessDate(), step.bankId());
        }
        step.done(assignment.fill(step.businessDate(), step.bankId()));
        return false;
    }

    private boolean writeStanding(StepState step) {
        mapper.addOfNight(step.businessDate());
        mapper.addStanding(step.businessDate());
        return false;
    }

    private boolean writeNotPaid(StepState step) {
        files.writeNotPaid(step.businessDate());
        return false;
    }
}
