package org.tallyhouse.run;

import java.util.List;
import org.tallyhouse.failure.CommandFault;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

/** What a person asked for cannot be done, and why, in a sentence (exit 2). Nothing of it was done. */
public final class RequestRefused extends RuntimeException implements WithFailures {
    private static final long serialVersionUID = 1L;

    public RequestRefused(String message) {
        super(message);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.told(CommandFault.WRONG_USE, String.valueOf(getMessage())));
    }
}
