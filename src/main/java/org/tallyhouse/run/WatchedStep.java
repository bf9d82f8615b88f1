package org.tallyhouse.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells the watchers of a run what Spring Batch tells about one step, and logs its start and end. */
final class WatchedStep implements StepExecutionListener {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedStep.class);

    private final String name;
    private final List<StepWatcher> watchers;

    WatchedStep(String name, List<StepWatcher> watchers) {
        this.name = name;
        this.watchers = watchers;
    }

    @Override
    public void beforeStep(StepExecution step) {
        LOG.info("{} {} begins", name, StepState.businessDate(step));
        watchers.forEach(watcher -> watcher.started(name));
    }

    /** Called inside the transaction, when the work of a commit is done. */
    void committing(StepExecution step) {
        watchers.forEach(watcher -> watcher.committing(name));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed(step);
            }
        });
    }

    private void committed(StepExecution step) {
        long total = step.getExecutionContext().getLong(StepState.TOTAL, 0);
        watchers.forEach(watcher -> watcher.committed(name, step.getWriteCount(), total));
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        LOG.info("{} {} ends: {}, {} rows", name, StepState.businessDate(step), step.getStatus(), step.getWriteCount());
        boolean completed = step.getStatus() == BatchStatus.COMPLETED;
        watchers.forEach(watcher -> watcher.ended(name, step.getWriteCount(), completed));
        return null;
    }
}
