package org.tallyhouse.setup.reading;

import java.util.List;
import java.util.stream.Collectors;

/** A set-up folder that was refused as a whole, with every problem in it; nothing was written. */
public final class SetUpRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SetUpProblem> problems;

    SetUpRefused(List<SetUpProblem> problems) {
        super(problems.stream()
                .map(SetUpProblem::toString)
                .collect(Collectors.joining(
                        "\n  ", "the set-up is refused for %d problem(s):\n  ".formatted(problems.size()), "")));
        this.problems = List.copyOf(problems);
    }

    /** Sorted by file and line. */
    public List<SetUpProblem> problems() {
        return problems;
    }
}
