package org.tallyhouse.setup.reading;

import org.tallyhouse.layout.FileProblems;
import org.tallyhouse.layout.FilesRefused;

/** What is wrong in a set-up folder; the files are named relative to it. */
public final class SetUpProblems extends FileProblems {

    public void add(FileLine<?> line, String field, String value, String reason) {
        add(line.place().problem(field, value, reason));
    }

    /** @throws FilesRefused if there is any */
    public void refuseIfAny() {
        refuseIfAny("the set-up is");
    }
}
