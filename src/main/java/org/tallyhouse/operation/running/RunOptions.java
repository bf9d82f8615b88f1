package org.tallyhouse.operation.running;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** What every run takes. */
public final class RunOptions {
    static final String SCHEDULE = "schedule";

    @Option(names = "--date", required = true, paramLabel = "D", description = "the business date, like 2026-02-13")
    public LocalDate date = LocalDate.EPOCH;

    @Option(names = "--operator", description = "who runs it (default: ${DEFAULT-VALUE})", defaultValue = SCHEDULE)
    public String operator = "";

    @Option(names = "--reason", description = "why, if not by schedule", defaultValue = "")
    public String reason = "";
}
