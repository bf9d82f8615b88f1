package org.tallyhouse.crash;

import java.util.Set;

/** Is told what a night is about to make last, on the night's own thread: the night goes on when it returns. */
interface Witness {

    /** A commit, a write outside a transaction, or a change of a file comes next. */
    void before(String moment);

    /** What was committed names these tables. */
    void changed(Set<String> tables);
}
