package org.tallyhouse.operation.running;

import org.tallyhouse.operation.WrongUse;
import picocli.CommandLine.Option;

/** Ending a business date before its time, which a person says why. */
public final class EarlyOption {
    @Option(
            names = "--early",
            description = "ends the open date before its time; with --operator and --reason, for the audit log")
    private boolean early;

    public boolean isGiven() {
        return early;
    }

    /** @throws WrongUse if nobody says that it is they, and why */
    public void requirePerson(RunOptions by) {
        if (early && (by.operator.equals(RunOptions.SCHEDULE) || by.operator.isBlank() || by.reason.isBlank())) {
            throw new WrongUse("--early ends the business day: say who you are and why, --operator NAME --reason TEXT");
        }
    }
}
