package org.tallyhouse.operation;

import java.util.List;
import org.tallyhouse.failure.CommandFault;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;

/** Something was asked for that does not exist or makes no sense (exit 2). */
public final class WrongUse extends RuntimeException implements WithFailures {
    private static final long serialVersionUID = 1L;

    public WrongUse(String message) {
        super(message);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.told(CommandFault.WRONG_USE, String.valueOf(getMessage())));
    }
}
