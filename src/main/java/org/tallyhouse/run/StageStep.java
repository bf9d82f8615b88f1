package org.tallyhouse.run;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * Runs a stage's job as a step of the night. Unlike Spring Batch's own job step it takes a stage that
 * was completed alone as done, and passes on the exception that stopped the stage.
 */
final class StageStep extends AbstractStep {
    private final Job stage;
    private final JobRepository repository;
    private final JobOperator operator;

    StageStep(Job stage, JobRepository repository, JobOperator operator) {
        super(repository);
        this.stage = stage;
        this.repository = repository;
        this.operator = operator;
    }

    @Override
    protected void doExecute(StepExecution step) throws Exception {
        JobParameters parameters = step.getJobExecution().getJobParameters();
        JobExecution last = repository.getLastJobExecution(stage.getName(), parameters);
        if (last != null && last.getStatus() == BatchStatus.COMPLETED) {
            return;
        }
        JobExecution execution = operator.start(stage, parameters);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new StageFailed(stage.getName(), execution.getAllFailureExceptions());
        }
    }
}
