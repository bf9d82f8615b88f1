package org.tallyhouse.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.JournalDraft;
import org.tallyhouse.ledger.JournalType;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.Leg;

/**
 * A day of transactions against a bill of as many rows with planted breaks. The floor is what moving the data costs
 * alone: the bare LOAD DATA of the bill into a table of the same shape and keys, and one scan of both tables.
 */
public record ReconciliationBench(
        Connection connection,
        Accounts accounts,
        Ledger ledger,
        TransactionTemplate transaction,
        Path bill,
        StepTimes times) {
    private static final int ROWS_PER_STATEMENT = 20_000;
    private static final String FLOOR_TABLE = "floor_bill";

    /**
     * @param takeIn takes in the bill
     * @param reconcile runs the stage
     */
    public Result run(long transactions, Runnable takeIn, Runnable reconcile, Consumer<String> progress)
            throws SQLException {
        PlantedBill planted = new PlantedBill(transactions);
        progress.accept("writing the bill and the transactions");
        planted.write(bill);
        fill(transactions);
        transaction.executeWithoutResult(status -> ledger.book(List.of(clearing(transactions))));
        progress.accept("the floor");
        List<RowTiming> floor = List.of(load(), scan("transaction"), scan(FLOOR_TABLE));
        progress.accept("taking the bill in");
        long began = System.nanoTime();
        takeIn.run();
        RowTiming taken = RowTiming.since(began, "import of the bill", transactions);
        progress.accept("reconciliation");
        times.forget();
        long reconcileBegan = System.nanoTime();
        reconcile.run();
        RowTiming reconciled = RowTiming.since(reconcileBegan, "reconciliation, start to end", transactions);
        requireBreaks(planted);
        return Result.of(
                MeasuredServer.of(connection),
                transactions,
                planted.plantedCount(),
                floor,
                times.steps(),
                taken,
                reconciled);
    }

    private void fill(long transactions) throws SQLException {
        String merchant = one("SELECT MIN(merchant_id) FROM merchant");
        connection.setAutoCommit(false);
        try (PreparedStatement transaction = connection.prepareStatement("""
                        INSERT INTO transaction (id, transaction_id, business_date, occurred_at, type, merchant_id,
                            channel, product, card_type, currency, amount_minor, channel_reference, status, pending_minor)
                        VALUES (?, ?, ?, ?, 'PAYMENT', ?, ?, 'CARD', 'DEBIT', 'CNY', ?, ?, 'SUCCESS', ?)""");
                PreparedStatement split = connection.prepareStatement("""
                        INSERT INTO fee_split (id, business_date, merchant_fee_minor, issuer_minor, network_minor,
                            acquirer_minor, agent_minor, margin_minor)
                        VALUES (?, ?, ?, ?, 0, 0, 0, 0)""")) {
            for (long number = 0; number < transactions; number++) {
                bind(
                        transaction,
                        number + 1,
                        "T" + number,
                        NightFiles.DATE,
                        NightFiles.DATE.atTime(10, 0),
                        merchant,
                        PlantedBill.CHANNEL,
                        PlantedBill.amount(number),
                        PlantedBill.reference(number),
                        PlantedBill.amount(number));
                bind(split, number + 1, NightFiles.DATE, PlantedBill.fee(number), PlantedBill.fee(number));
                if (number % ROWS_PER_STATEMENT == 0 || number == transactions - 1) {
                    transaction.executeBatch();
                    split.executeBatch();
                    connection.commit();
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
        execute("ANALYZE TABLE transaction, fee_split");
    }

    /** As clearing and posting would have left the channel's accounts, at once. */
    private JournalDraft clearing(long transactions) {
        long grossMinor =
                LongStream.range(0, transactions).map(PlantedBill::amount).sum();
        long costMinor = LongStream.range(0, transactions).map(PlantedBill::fee).sum();
        return JournalDraft.of(
                JournalType.CLEARING,
                "bench",
                NightFiles.DATE,
                new Leg(accounts.house(PlantedBill.CHANNEL, "CNY", AccountKind.RECEIVABLE), costMinor - grossMinor),
                new Leg(accounts.house(PlantedBill.CHANNEL, "CNY", AccountKind.COST), -costMinor),
                new Leg(accounts.platform("CNY", AccountKind.FEE_INCOME), grossMinor));
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private RowTiming load() throws SQLException {
        execute("DROP TABLE IF EXISTS " + FLOOR_TABLE);
        execute("CREATE TABLE %s LIKE channel_record".formatted(FLOOR_TABLE));
        execute("SET @line = 0");
        long began = System.nanoTime();
        long rows;
        try (Statement statement = connection.createStatement()) {
            rows = statement.executeLargeUpdate("""
                    LOAD DATA LOCAL INFILE '%s' INTO TABLE %s FIELDS TERMINATED BY ',' IGNORE 1 LINES
                    (channel_reference, business_date, type, currency, @amount, @fee, status)
                    SET file_id = 1, line = (@line := @line + 1), channel = '%s',
                        amount_minor = @amount * 100, fee_minor = @fee * 100""".formatted(bill, FLOOR_TABLE, PlantedBill.CHANNEL));
        }
        return RowTiming.since(began, "floor: LOAD DATA of the bill", rows);
    }

    private RowTiming scan(String table) throws SQLException {
        long began = System.nanoTime();
        long rows = Long.parseLong(one("SELECT COUNT(amount_minor + LENGTH(status)) FROM " + table));
        return RowTiming.since(began, "floor: scan of " + table, rows);
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every planted break is found with its class; none is invented, none is there twice. */
    private void requireBreaks(PlantedBill planted) throws SQLException {
        BitSet found = new BitSet();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT COALESCE(t.channel_reference, r.channel_reference), b.class
                        FROM recon_break b
                        LEFT JOIN transaction t ON t.id = b.id
                        LEFT JOIN channel_record r ON r.record_id = b.record_id""")) {
            while (row.next()) {
                long number = PlantedBill.number(row.getString(1));
                boolean right = PlantedBill.planted(number).equals(Optional.of(row.getString(2)));
                if (!right || found.get(Math.toIntExact(number))) {
                    throw new IllegalStateException("%s at %s was not planted, or is there twice"
                            .formatted(row.getString(2), row.getString(1)));
                }
                found.set(Math.toIntExact(number));
            }
        }
        if (found.cardinality() != planted.plantedCount()) {
            throw new IllegalStateException(
                    "%d breaks were planted, %d found".formatted(planted.plantedCount(), found.cardinality()));
        }
    }

    /** What was measured, and how many times the floor import and reconciliation take. */
    public record Result(
            MeasuredServer server,
            long transactions,
            long breaks,
            List<RowTiming> floor,
            List<RowTiming> steps,
            RowTiming imported,
            RowTiming reconciled,
            BigDecimal ratio) {

        static Result of(
                MeasuredServer server,
                long transactions,
                long breaks,
                List<RowTiming> floor,
                List<RowTiming> steps,
                RowTiming imported,
                RowTiming reconciled) {
            long least = floor.stream().mapToLong(RowTiming::millis).sum();
            BigDecimal ratio = BigDecimal.valueOf(imported.millis() + reconciled.millis())
                    .divide(BigDecimal.valueOf(Math.max(1, least)), 2, RoundingMode.HALF_UP);
            return new Result(server, transactions, breaks, floor, steps, imported, reconciled, ratio);
        }

        public String text() {
            return Stream.of(
                            Stream.of(
                                    server.text(),
                                    String.format(
                                            Locale.ROOT,
                                            "%,d transactions and a bill with %,d planted breaks, each found once",
                                            transactions,
                                            breaks)),
                            floor.stream().map(RowTiming::text),
                            Stream.of(imported.text()),
                            steps.stream().map(RowTiming::text),
                            Stream.of(
                                    reconciled.text(),
                                    "  import and reconciliation take %s times the floor".formatted(ratio)))
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n"));
        }
    }
}
