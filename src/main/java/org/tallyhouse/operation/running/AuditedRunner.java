package org.tallyhouse.operation.running;

import java.time.LocalDate;
import org.springframework.batch.core.job.Job;
import org.springframework.stereotype.Component;
import org.tallyhouse.run.JobRunner;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.audit.AuditLog;

/**
 * Runs jobs, and writes to the audit log who ran them and how they ended. A window that the schedule turns every few
 * minutes decides nothing and is left out.
 */
@Component
class AuditedRunner {
    private final JobRunner runner;
    private final AuditLog audit;

    AuditedRunner(JobRunner runner, AuditLog audit) {
        this.runner = runner;
        this.audit = audit;
    }

    RunResult run(Job job, LocalDate date, String operator, String reason) {
        RunResult result = runner.run(job, date, operator, reason);
        return audited(result, job.getName() + " " + date, operator, reason);
    }

    RunResult runOfWindow(Job job, LocalDate date, long windowId, String operator, String reason) {
        RunResult result = runner.runOfWindow(job, date, windowId, operator, reason);
        return operator.equals(RunOptions.SCHEDULE)
                ? result
                : audited(result, job.getName() + " " + windowId, operator, reason);
    }

    RunResult runOfBank(Job job, LocalDate date, String bankId, long firstFile, String operator, String reason) {
        RunResult result = runner.runOfBank(job, date, bankId, firstFile, operator, reason);
        return audited(result, "%s %s %s".formatted(job.getName(), bankId, date), operator, reason);
    }

    boolean isDone(String jobName, LocalDate date) {
        return runner.isDone(jobName, date);
    }

    private RunResult audited(RunResult result, String run, String operator, String reason) {
        audit.write(operator, reason, "run", run, result.outcome().name());
        return result;
    }
}
