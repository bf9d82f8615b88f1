package org.tallyhouse.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.batch.core.job.Job;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.run.JobRunner;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * Posts a full window and compares what it takes with the floor, in empty books of its own. A small
 * window is posted before, so that neither is charged for Java's start.
 */
public record PostingBench(
        Connection connection,
        Accounts accounts,
        PostingWindows windows,
        TransactionTemplate transaction,
        JobRunner runner,
        Job posting,
        StepTimes times) {
    private static final LocalDate DATE = LocalDate.of(2026, 2, 13);
    private static final LocalDate WARM_UP = DATE.minusDays(1);
    private static final int WARM_UP_CREDITS = 1_000;
    private static final BusinessCalendar EVERY_DAY =
            new BusinessCalendar("EVERYDAY", WARM_UP, DATE.plusDays(1), Set.<DayOfWeek>of(), Map.of());

    public Result run(int credits, int accountCount, Consumer<String> progress) throws SQLException {
        transaction.executeWithoutResult(status -> windows.openFirst(WARM_UP));
        BufferedWindow.openAccounts(connection, accounts, accountCount);
        long small = buffer(WARM_UP, Math.min(credits, WARM_UP_CREDITS), accountCount, line -> {});
        new PostingFloor(connection, small).measure();
        post(WARM_UP);
        long windowId = buffer(DATE, credits, accountCount, progress);
        progress.accept("the floor");
        List<RowTiming> floor = new PostingFloor(connection, windowId).measure();
        progress.accept("posting");
        times.forget();
        long began = System.nanoTime();
        post(DATE);
        RowTiming all = RowTiming.since(began, "posting, from start to end", credits);
        return Result.of(MeasuredServer.of(connection), credits, accountCount, floor, times.steps(), all);
    }

    /** Fills the open window of a date and cuts the date over. */
    private long buffer(LocalDate date, int credits, int accountCount, Consumer<String> progress) throws SQLException {
        long windowId = windows.open().orElseThrow().windowId();
        BufferedWindow.fill(connection, windowId, credits, accountCount, progress);
        transaction.executeWithoutResult(status -> windows.cutOver(date, EVERY_DAY));
        return windowId;
    }

    private void post(LocalDate date) {
        RunResult result = runner.run(posting, date, "bench", "bench");
        if (result.outcome() != Outcome.DONE) {
            throw new IllegalStateException(result.message());
        }
    }

    /** What was measured, and how many times the floor posting takes; rows are those a step writes. */
    public record Result(
            MeasuredServer server,
            long credits,
            long accounts,
            List<RowTiming> floor,
            List<RowTiming> steps,
            RowTiming posting,
            BigDecimal ratio) {

        static Result of(
                MeasuredServer server,
                long credits,
                long accounts,
                List<RowTiming> floor,
                List<RowTiming> steps,
                RowTiming posting) {
            long least = floor.stream().mapToLong(RowTiming::millis).sum();
            BigDecimal ratio = BigDecimal.valueOf(posting.millis())
                    .divide(BigDecimal.valueOf(Math.max(1, least)), 2, RoundingMode.HALF_UP);
            return new Result(server, credits, accounts, floor, steps, posting, ratio);
        }

        public String text() {
            return Stream.of(
                            Stream.of(
                                    server.text(),
                                    String.format(Locale.ROOT, "%,d credits over %,d accounts", credits, accounts)),
                            floor.stream().map(RowTiming::text),
                            steps.stream().map(RowTiming::text),
                            Stream.of(posting.text(), "  posting takes %s times the floor".formatted(ratio)))
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n"));
        }
    }
}
