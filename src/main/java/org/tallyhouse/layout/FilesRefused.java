package org.tallyhouse.layout;

import java.util.List;
import java.util.stream.Collectors;

/** Files that are refused together, with every problem in all of them; nothing was taken of any. */
public final class FilesRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<FileProblem> problems;

    FilesRefused(String what, List<FileProblem> problems) {
        super(problems.stream()
                .map(FileProblem::toString)
                .collect(Collectors.joining(
                        "\n  ", "%s refused for %d problem(s):\n  ".formatted(what, problems.size()), "")));
        this.problems = List.copyOf(problems);
    }

    /** Sorted by file and line. */
    public List<FileProblem> problems() {
        return problems;
    }
}
