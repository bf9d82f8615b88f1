package org.tallyhouse.setup.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it is told at once. */
public final class Problems {
    private static final Comparator<Problem> IN_FILE_ORDER =
            Comparator.comparing(Problem::file).thenComparingLong(Problem::line);

    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(Line<?> line, String field, String value, String reason) {
        add(line.source().problem(field, value, reason));
    }

    public int count() {
        return found.size();
    }

    public List<Problem> inFileOrder() {
        return found.stream().sorted(IN_FILE_ORDER).toList();
    }

    /** @throws SetUpRefused if there is any */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new SetUpRefused(inFileOrder());
        }
    }
}
