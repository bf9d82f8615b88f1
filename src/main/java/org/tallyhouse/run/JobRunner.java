package org.tallyhouse.run;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.run.lease.RunLease;

/**
 * Runs a job of a business date under the night's lease: resumes one that failed or died, and leaves
 * one that is done alone.
 */
public final class JobRunner {
    /** Stages of a date exclude each other and the night, so they share one lease. */
    private static final String LEASE = "night";

    private static final Set<BatchStatus> NEVER_ENDED =
            EnumSet.of(BatchStatus.STARTING, BatchStatus.STARTED, BatchStatus.STOPPING, BatchStatus.UNKNOWN);
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobRepository repository;
    private final JobOperator operator;
    private final RunLease lease;
    private final List<Job> jobs;

    public JobRunner(JobRepository repository, JobOperator operator, RunLease lease, List<Job> jobs) {
        this.repository = repository;
        this.operator = operator;
        this.lease = lease;
        this.jobs = List.copyOf(jobs);
    }

    /** Runs, resumes, or says that it is done already. */
    public RunResult run(Job job, LocalDate businessDate, String by, String reason) {
        return run(
                job,
                businessDate,
                job.getName() + " " + businessDate,
                RunIdentity.parameters(businessDate, by, reason));
    }

    /** The same for a job that a date has one run of per posting window. */
    public RunResult runOfWindow(Job job, LocalDate businessDate, long windowId, String by, String reason) {
        JobParameters parameters = RunIdentity.ofWindow(RunIdentity.parameters(businessDate, by, reason), windowId);
        return run(job, businessDate, job.getName() + " " + windowId, parameters);
    }

    /** The same for a job that makes files for one bank of the open date, from a sequence number on. */
    public RunResult runOfBank(
            Job job, LocalDate businessDate, String bankId, long firstFile, String by, String reason) {
        JobParameters parameters =
                RunIdentity.ofBank(RunIdentity.parameters(businessDate, by, reason), bankId, firstFile);
        return run(job, businessDate, "%s %s %s".formatted(job.getName(), bankId, businessDate), parameters);
    }

    public boolean isDone(String jobName, LocalDate businessDate) {
        return isDone(jobName, RunIdentity.parameters(businessDate, "", ""));
    }

    private RunResult run(Job job, LocalDate businessDate, String run, JobParameters parameters) {
        if (isDone(job.getName(), parameters)) {
            return new RunResult(Outcome.ALREADY_DONE, run + " is already done");
        }
        Optional<String> holder = lease.take(LEASE, businessDate);
        if (holder.isPresent()) {
            return new RunResult(
                    Outcome.HELD_ELSEWHERE, "%s is being run by another process: %s".formatted(run, holder.get()));
        }
        try {
            if (isDone(job.getName(), parameters)) {
                return new RunResult(Outcome.ALREADY_DONE, run + " is already done");
            }
            jobs.forEach(any -> endWhatNeverEnded(any.getName(), parameters));
            return result(run, operator.start(job, parameters));
        } catch (JobExecutionException e) {
            LOG.error("{} could not be started", run, e);
            return new RunResult(Outcome.FAILED, run + " could not be started: " + RunFailures.reason(e));
        } finally {
            lease.release();
        }
    }

    private boolean isDone(String jobName, JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(jobName, parameters);
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /** A process that died left its executions as running; under the lease we know that they are not. */
    private void endWhatNeverEnded(String jobName, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(jobName, parameters);
        if (instance == null) {
            return;
        }
        for (JobExecution execution : executions(instance, parameters)) {
            execution.getStepExecutions().stream()
                    .filter(step -> NEVER_ENDED.contains(step.getStatus()))
                    .forEach(this::end);
            if (NEVER_ENDED.contains(execution.getStatus())) {
                LOG.info("{} had died; it is resumed", execution);
                execution.setStatus(BatchStatus.FAILED);
                execution.setExitStatus(ExitStatus.FAILED.addExitDescription("the process died"));
                execution.setEndTime(lastSeen(execution));
                repository.update(execution);
            }
        }
    }

    /**
     * Who dies between the commit of a job's instance and that of its first execution leaves an instance that Spring
     * Batch refuses to start ever after; one with an execution that died is resumed.
     */
    private List<JobExecution> executions(JobInstance instance, JobParameters parameters) {
        List<JobExecution> known = repository.getJobExecutions(instance);
        return known.isEmpty()
                ? List.of(repository.createJobExecution(instance, parameters, new ExecutionContext()))
                : known;
    }

    private void end(StepExecution step) {
        step.setStatus(BatchStatus.FAILED);
        step.setExitStatus(ExitStatus.FAILED.addExitDescription("the process died"));
        step.setEndTime(step.getLastUpdated());
        repository.update(step);
    }

    private static LocalDateTime lastSeen(JobExecution execution) {
        LocalDateTime updated = execution.getLastUpdated();
        return updated == null ? execution.getCreateTime() : updated;
    }

    private static RunResult result(String run, JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            return new RunResult(Outcome.DONE, run + " is done");
        }
        List<Throwable> failures = execution.getAllFailureExceptions();
        return RunFailures.result(
                run, failures.isEmpty() ? new IllegalStateException("no reason is known") : failures.get(0));
    }
}
