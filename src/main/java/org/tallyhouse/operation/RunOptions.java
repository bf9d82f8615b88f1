package org.tallyhouse.operation;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** What every run takes. */
final class RunOptions {
    static final String SCHEDULE = "schedule";

    @Option(names = "--date", required = true, paramLabel = "D", description = "the business date, like 2026-02-13")
    LocalDate date = LocalDate.EPOCH;

    @Option(names = "--operator", description = "who runs it (default: ${DEFAULT-VALUE})", defaultValue = SCHEDULE)
    String operator = "";

    @Option(names = "--reason", description = "why, if not by schedule", defaultValue = "")
    String reason = "";
}
