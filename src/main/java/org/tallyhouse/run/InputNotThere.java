package org.tallyhouse.run;

import java.util.List;
import org.tallyhouse.failure.CommandFault;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

/** Something a run needs has not arrived yet; trying again later is the right answer (exit 75). */
public final class InputNotThere extends RuntimeException implements WithFailures {
    private static final long serialVersionUID = 1L;

    public InputNotThere(String message) {
        super(message);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.told(CommandFault.INPUT_NOT_THERE, String.valueOf(getMessage())));
    }
}
