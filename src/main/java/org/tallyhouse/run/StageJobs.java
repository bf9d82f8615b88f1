package org.tallyhouse.run;

import java.sql.SQLTransientException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.builder.TaskletStepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.repeat.context.RepeatContextCounter;
import org.springframework.batch.infrastructure.repeat.exception.ExceptionHandler;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.tallyhouse.run.lease.RunLease;

/**
 * Builds the jobs of the stages. Every commit of every step first checks the run's lease; a deadlock or
 * lock timeout repeats the whole commit a few times.
 */
public final class StageJobs {

    /** The stages by name, in the order of the night. */
    public static final List<String> NAMES =
            List.of("intake", "posting", "clearing", "reconciliation", "settlement", "payout", "close");

    private final JobRepository repository;
    private final JobOperator operator;
    private final PlatformTransactionManager transactions;
    private final RunLease lease;
    private final StopRequest stop;
    private final List<StepWatcher> watchers;

    public StageJobs(
            JobRepository repository,
            JobOperator operator,
            PlatformTransactionManager transactions,
            RunLease lease,
            StopRequest stop,
            List<StepWatcher> watchers) {
        this.repository = repository;
        this.operator = operator;
        this.transactions = transactions;
        this.lease = lease;
        this.stop = stop;
        this.watchers = List.copyOf(watchers);
    }

    /** A job of steps in order. */
    public Job job(String name, List<Step> steps) {
        SimpleJobBuilder job = new JobBuilder(name, repository).start(steps.get(0));
        steps.subList(1, steps.size()).forEach(job::next);
        return job.build();
    }

    /**
     * A step that works commit by commit until its work says there is no more. That is committed with the last work:
     * who dies before Spring Batch commits that the step has ended does not work once more when it is resumed.
     */
    public Step step(String name, StepWork work) {
        WatchedStep watched = new WatchedStep(name, watchers);
        TaskletStepBuilder step = new StepBuilder(name, repository)
                .tasklet(
                        (contribution, context) -> {
                            stop.check();
                            lease.check();
                            StepExecution execution = context.getStepContext().getStepExecution();
                            ExecutionContext before = new ExecutionContext(execution.getExecutionContext());
                            try {
                                boolean more = new StepState(contribution, context).work(work);
                                watched.committing(execution);
                                return RepeatStatus.continueIf(more);
                            } catch (Throwable e) {
                                // Spring Batch would save the position of work that is rolled back
                                execution.setExecutionContext(before);
                                throw e;
                            }
                        },
                        transactions)
                .exceptionHandler(new RepeatAfterLockConflict(name));
        return step.listener(watched).build();
    }

    /** A step that is a whole stage: it runs the stage's job for the same business date, or finds it done. */
    public Step stage(Job stage) {
        StageStep step = new StageStep(stage, repository, operator);
        step.setName(stage.getName());
        return step;
    }

    /** Lets a commit that lost a lock conflict be repeated, so often in one run of the step; anything else ends it. */
    static final class RepeatAfterLockConflict implements ExceptionHandler {
        private static final Logger LOG = LoggerFactory.getLogger(StageJobs.class);
        static final String CONFLICTS = "lock conflicts";
        private static final int MOST_PER_STEP = 50;
        private static final long BACK_OFF_MILLIS = 100;

        private final String step;

        RepeatAfterLockConflict(String step) {
            this.step = step;
        }

        @Override
        public void handleException(RepeatContext context, Throwable problem) throws Throwable {
            boolean conflict =
                    problem instanceof PessimisticLockingFailureException || problem instanceof SQLTransientException;
            if (!conflict) {
                throw problem;
            }
            // in the run's context, not in a field: the step is one object for all its runs
            RepeatContextCounter counter = new RepeatContextCounter(context, CONFLICTS);
            counter.increment(1);
            int conflicts = counter.getCount();
            if (conflicts > MOST_PER_STEP) {
                throw problem;
            }
            LOG.warn("{}: lock conflict {}, the commit is repeated: {}", step, conflicts, problem.getMessage());
            Thread.sleep(BACK_OFF_MILLIS * Math.min(conflicts, 10));
        }
    }
}
