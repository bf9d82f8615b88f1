package org.tallyhouse.setup.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. */
public final class SetUpProblems {
    private static final Comparator<SetUpProblem> IN_FILE_ORDER =
            Comparator.comparing(SetUpProblem::file).thenComparingLong(SetUpProblem::line);

    private final List<SetUpProblem> found = new ArrayList<>();

    public void add(SetUpProblem problem) {
        found.add(problem);
    }

    public void add(FileLine<?> line, String field, String value, String reason) {
        add(line.source().problem(field, value, reason));
    }

    public int count() {
        return found.size();
    }

    public List<SetUpProblem> inFileOrder() {
        return found.stream().sorted(IN_FILE_ORDER).toList();
    }

    /** @throws SetUpRefused if there is any */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new SetUpRefused(inFileOrder());
        }
    }
}
