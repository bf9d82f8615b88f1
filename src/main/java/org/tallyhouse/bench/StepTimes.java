package org.tallyhouse.bench;

import java.util.ArrayList;
import java.util.List;
import org.tallyhouse.run.OperatorNotices;
import org.tallyhouse.run.StepWatcher;

/** How long each step of a run took. */
public final class StepTimes implements StepWatcher, OperatorNotices {
    private final List<RowTiming> steps = new ArrayList<>();
    private long started;

    @Override
    public void started(String step) {
        started = System.nanoTime();
    }

    @Override
    public void ended(String step, long done, boolean completed) {
        steps.add(RowTiming.since(started, step, done));
    }

    @Override
    public void tell(String line) {}

    void forget() {
        steps.clear();
    }

    List<RowTiming> steps() {
        return List.copyOf(steps);
    }
}
