package org.tallyhouse.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in files, so that all of it is told at once. */
public class FileProblems {
    private static final Comparator<FileProblem> IN_FILE_ORDER =
            Comparator.comparing(FileProblem::file).thenComparingLong(FileProblem::line);

    private final List<FileProblem> found = new ArrayList<>();
    private final boolean valuesShown;

    public FileProblems() {
        this(true);
    }

    private FileProblems(boolean valuesShown) {
        this.valuesShown = valuesShown;
    }

    /** Of files in which a secret may stand, if only by mistake: no problem shows a value. */
    public static FileProblems withoutValues() {
        return new FileProblems(false);
    }

    /** Whether a reason may quote the file. */
    public boolean areValuesShown() {
        return valuesShown;
    }

    public void add(FileProblem problem) {
        found.add(
                valuesShown
                        ? problem
                        : new FileProblem(problem.file(), problem.line(), problem.path(), "", problem.reason()));
    }

    public int count() {
        return found.size();
    }

    public List<FileProblem> inFileOrder() {
        return found.stream().sorted(IN_FILE_ORDER).toList();
    }

    /**
     * @param what "the layouts are"
     * @throws FilesRefused if there is any problem
     */
    public void refuseIfAny(String what) {
        if (!found.isEmpty()) {
            throw new FilesRefused(what, inFileOrder());
        }
    }
}
