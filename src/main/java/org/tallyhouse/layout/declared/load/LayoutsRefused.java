package org.tallyhouse.layout.declared.load;

import java.util.List;
import java.util.stream.Collectors;

/** Layout files that are refused, with every problem in all of them. */
public final class LayoutsRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<LayoutProblem> problems;

    LayoutsRefused(List<LayoutProblem> problems) {
        super(problems.stream()
                .map(LayoutProblem::toString)
                .collect(Collectors.joining(
                        "\n  ", "the layouts are refused for %d problem(s):\n  ".formatted(problems.size()), "")));
        this.problems = List.copyOf(problems);
    }

    /** In the order of files and keys. */
    public List<LayoutProblem> problems() {
        return problems;
    }
}
