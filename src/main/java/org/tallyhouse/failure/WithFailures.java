package org.tallyhouse.failure;

import java.util.List;

/** An exception that carries what is wrong as attributes; its message is made of them and tells all of it. */
public interface WithFailures {

    /** What is wrong one by one; at least one. */
    List<Failure> failures();

    /** The first; most have no other. */
    default Failure failure() {
        return failures().get(0);
    }
}
