package org.tallyhouse.operation.running;

import java.time.LocalDate;
import org.springframework.batch.core.job.Job;
import org.springframework.stereotype.Component;
import org.tallyhouse.operation.people.AuditLog;
import org.tallyhouse.run.JobRunner;
import org.tallyhouse.run.RunResult;

/** Runs jobs. What is not run by the schedule is written to the audit log, with its outcome. */
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
        return audited(result, job.getName() + " " + windowId, operator, reason);
    }

    RunResult runOfBank(Job job, LocalDate date, String bankId, long firstFile, String operator, String reason) {
        RunResult result = runner.runOfBank(job, date, bankId, firstFile, operator, reason);
        return audited(result, "%s %s %s".formatted(job.getName(), bankId, date), operator, reason);
    }

    boolean isDone(String jobName, LocalDate date) {
        return runner.isDone(jobName, date);
    }

    private RunResult audited(RunResult result, String run, String operator, String reason) {
        if (!operator.equals(RunOptions.SCHEDULE)) {
            audit.write(operator, reason, "run", run, result.outcome().name());
        }
        return result;
    }
}
