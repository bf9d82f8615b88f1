package org.tallyhouse.operation.running;

import org.tallyhouse.run.OperatorDecision;
import picocli.CommandLine.Option;

/** Who runs something, and why. */
public final class RunOptions {
    public static final String SCHEDULE = OperatorDecision.SCHEDULE;

    @Option(names = "--operator", description = "who runs it (default: ${DEFAULT-VALUE})", defaultValue = SCHEDULE)
    public String operator = "";

    @Option(names = "--reason", description = "why, if not by schedule", defaultValue = "")
    public String reason = "";
}
