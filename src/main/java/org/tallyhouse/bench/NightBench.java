package org.tallyhouse.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A whole night of one day's files, stage by stage beside its floor. The floor of a stage is the time the server
 * takes to copy the rows the stage wrote into empty tables of the same shape, with the same keys: reading the
 * rows' origin, working them out, restart, files and proofs come on top of it.
 */
public record NightBench(Connection connection, StepTimes times) {

    /** The tables a stage writes most of its rows to, and which rows of them. */
    private enum Stage {
        IMPORT("transaction", "buffered_credit"),
        INTAKE("channel_record"),
        POSTING("posting_total", journals("POSTING"), entries("POSTING")),
        CLEARING("fee_split", journals("CLEARING"), entries("CLEARING")),
        RECONCILIATION("recon_match", "recon_break"),
        SETTLEMENT("settlement", "settlement_line", journals("SETTLEMENT"), entries("SETTLEMENT")),
        PAYOUT("payout_instruction", "payout_event"),
        CLOSE("closing_balance");

        private final List<String> origins;

        Stage(String... origins) {
            this.origins = List.of(origins);
        }

        private static String journals(String type) {
            return "journal WHERE type = '%s'".formatted(type);
        }

        private static String entries(String type) {
            return "entry WHERE journal_id IN (SELECT journal_id FROM journal WHERE type = '%s')".formatted(type);
        }
    }

    /**
     * @param takeIn takes in the transactions, whose number it returns
     * @param night runs the night
     */
    public Result run(Supplier<Long> takeIn, Runnable night) throws SQLException {
        long began = System.nanoTime();
        long transactions = takeIn.get();
        RowTiming taken = RowTiming.since(began, "import", transactions);
        times.forget();
        long nightBegan = System.nanoTime();
        night.run();
        RowTiming all = RowTiming.since(nightBegan, "night, from start to end", transactions);
        List<RowTiming> steps = times.steps();
        List<Line> lines = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            String name = stage.name().toLowerCase(Locale.ROOT);
            long millis = stage == Stage.IMPORT
                    ? taken.millis()
                    : steps.stream()
                            .filter(step -> step.what().startsWith(name + "."))
                            .mapToLong(RowTiming::millis)
                            .sum();
            lines.add(Line.of(name, millis, floor(stage)));
        }
        return new Result(MeasuredServer.of(connection), transactions, lines, steps, all);
    }

    private RowTiming floor(Stage stage) throws SQLException {
        long rows = 0;
        long millis = 0;
        try (Statement statement = connection.createStatement()) {
            for (String origin : stage.origins) {
                String table = origin.split(" ", 2)[0];
                statement.execute("DROP TABLE IF EXISTS floor_copy");
                statement.execute("CREATE TABLE floor_copy LIKE " + table);
                long began = System.nanoTime();
                rows += statement.executeLargeUpdate("INSERT INTO floor_copy SELECT * FROM " + origin);
                millis += RowTiming.since(began, table, rows).millis();
            }
            statement.execute("DROP TABLE IF EXISTS floor_copy");
        }
        return new RowTiming("floor", rows, millis);
    }

    /** A stage beside its floor. */
    public record Line(String stage, long rows, long millis, long floorMillis, BigDecimal ratio) {
        static Line of(String stage, long millis, RowTiming floor) {
            BigDecimal ratio = BigDecimal.valueOf(millis)
                    .divide(BigDecimal.valueOf(Math.max(1, floor.millis())), 1, RoundingMode.HALF_UP);
            return new Line(stage, floor.rows(), millis, floor.millis(), ratio);
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "  %-15s %,10d rows %9.3f s   floor %8.3f s   %6s x",
                    stage,
                    rows,
                    millis / 1000.0,
                    floorMillis / 1000.0,
                    ratio);
        }
    }

    /** What was measured; rows are those a stage wrote to the tables of its floor. */
    public record Result(
            MeasuredServer server, long transactions, List<Line> stages, List<RowTiming> steps, RowTiming night) {
        public String text() {
            List<String> lines = new ArrayList<>();
            lines.add(server.text());
            stages.forEach(line -> lines.add(line.text()));
            lines.add("");
            steps.forEach(step -> lines.add(step.text()));
            lines.add(night.text());
            return String.join("\n", lines);
        }
    }
}
