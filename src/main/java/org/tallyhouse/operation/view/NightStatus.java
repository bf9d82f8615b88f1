package org.tallyhouse.operation.view;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A night as status shows it; amounts as text in major units. */
public record NightStatus(
        @Nullable LocalDate businessDate,
        String day,
        @Nullable LocalDate openDate,
        @Nullable String runningAs,
        @Nullable WaitingCredits buffered,
        List<Stage> stages,
        List<String> next) {

    /** One stage; state is WAITING, RUNNING, DONE, WAITS (for input) or FAILED. */
    public record Stage(
            String name,
            String state,
            long rows,
            @Nullable Long millis,
            @Nullable String message,
            List<Amount> totals) {}

    /** One measure of a stage. */
    public record Amount(
            String measure, long count, @Nullable String amount, String currency) {}
}
