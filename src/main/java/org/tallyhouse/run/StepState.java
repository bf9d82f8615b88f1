package org.tallyhouse.run;

import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatContext;
import org.springframework.batch.infrastructure.repeat.context.RepeatContextCounter;
import org.springframework.batch.infrastructure.repeat.support.RepeatSynchronizationManager;
import org.tallyhouse.run.StageJobs.RepeatAfterLockConflict;

/**
 * What a step knows while it works: its business date, how far it is, and how much there is. The
 * position is committed together with the work, so a restart resumes exactly behind it.
 */
public final class StepState {
    static final String TOTAL = "total";
    private static final String POSITION = "position";
    private static final String TEXT_POSITION = "text-position";
    private static final String FINISHED = "finished";

    private final StepContribution contribution;
    private final StepExecution execution;

    StepState(StepContribution contribution, ChunkContext context) {
        this.contribution = contribution;
        this.execution = context.getStepContext().getStepExecution();
    }

    /** Works once more, unless its last work was committed; returns whether there is more. */
    boolean work(StepWork work) {
        if (memory().containsKey(FINISHED) || !work.commit(this)) {
            memory().put(FINISHED, true);
            return false;
        }
        return true;
    }

    public LocalDate businessDate() {
        return businessDate(execution);
    }

    static LocalDate businessDate(StepExecution execution) {
        LocalDate date = execution.getJobParameters().getLocalDate(RunIdentity.BUSINESS_DATE);
        if (date == null) {
            throw new IllegalArgumentException("a run has a business date");
        }
        return date;
    }

    /** The posting window the run is for, where it is not for the whole date. */
    public OptionalLong windowId() {
        Long windowId = execution.getJobParameters().getLong(RunIdentity.WINDOW);
        return windowId == null ? OptionalLong.empty() : OptionalLong.of(windowId);
    }

    /** The bank the run is for; empty where it is for all of them. */
    public String bankId() {
        return Objects.requireNonNullElse(execution.getJobParameters().getString(RunIdentity.BANK), "");
    }

    /** The person who runs it; empty where nobody does, by the schedule. */
    public String person() {
        String operator =
                Objects.requireNonNullElse(execution.getJobParameters().getString(RunIdentity.OPERATOR), "");
        return operator.equals(OperatorDecision.SCHEDULE) ? "" : operator;
    }

    /** Tells one run of the step from another. */
    public long executionId() {
        return execution.getId();
    }

    /** The key of the last row done; 0 at the start. */
    public long position() {
        return memory().getLong(POSITION, 0);
    }

    public void moveTo(long position) {
        memory().putLong(POSITION, position);
    }

    /** The text key of the last row done; empty at the start. */
    public String textPosition() {
        return memory().getString(TEXT_POSITION, "");
    }

    public void moveTo(String position) {
        memory().putString(TEXT_POSITION, position);
    }

    /** Whether this is the step's first commit, so that totals are counted once. */
    public boolean isFirst() {
        return !memory().containsKey(TOTAL);
    }

    /** How many rows there are, for progress. */
    public void expect(long rows) {
        memory().putLong(TOTAL, rows);
    }

    /** How many commits of this run of the step lost a lock conflict so far. */
    public int lockConflicts() {
        RepeatContext run = RepeatSynchronizationManager.getContext();
        return run == null ? 0 : new RepeatContextCounter(run, RepeatAfterLockConflict.CONFLICTS).getCount();
    }

    /** Rows done in this commit. */
    public void done(long rows) {
        contribution.incrementWriteCount(rows);
    }

    private ExecutionContext memory() {
        return execution.getExecutionContext();
    }
}
