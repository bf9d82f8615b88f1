package org.tallyhouse.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
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
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.BulkTable;
import org.tallyhouse.database.CurrentConnection;
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
    private static final BulkTable<Long> FEE_SPLIT = BulkTable.<Long>named("fee_split")
            .with("id", number -> number + 1)
            .with("business_date", number -> NightFiles.DATE)
            .with("merchant_fee_minor", PlantedBill::fee)
            .with("issuer_minor", PlantedBill::fee)
            .with("network_minor", number -> 0)
            .with("acquirer_minor", number -> 0)
            .with("agent_minor", number -> 0)
            .with("margin_minor", number -> 0);

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
        BulkTable<Long> rows = transactionRows(one("SELECT MIN(merchant_id) FROM merchant"));
        BulkInsert bulk = new BulkInsert(CurrentConnection.of(connection));
        connection.setAutoCommit(false);
        try {
            for (long from = 0; from < transactions; from += ROWS_PER_STATEMENT) {
                List<Long> numbers = LongStream.range(from, Math.min(from + ROWS_PER_STATEMENT, transactions))
                        .boxed()
                        .toList();
                bulk.insert(rows, numbers);
                bulk.insert(FEE_SPLIT, numbers);
                connection.commit();
            }
        } finally {
            connection.setAutoCommit(true);
        }
        execute("ANALYZE TABLE transaction, fee_split");
    }

    private static BulkTable<Long> transactionRows(String merchant) {
        return BulkTable.<Long>named("transaction")
                .with("id", number -> number + 1)
                .with("transaction_id", number -> "T" + number)
                .with("business_date", number -> NightFiles.DATE)
                .with("occurred_at", number -> NightFiles.DATE.atTime(10, 0))
                .with("type", number -> "PAYMENT")
                .with("merchant_id", number -> merchant)
                .with("channel", number -> PlantedBill.CHANNEL)
                .with("product", number -> "CARD")
                .with("card_type", number -> "DEBIT")
                .with("currency", number -> "CNY")
                .with("amount_minor", PlantedBill::amount)
                .with("channel_reference", PlantedBill::reference)
                .with("status", number -> "SUCCESS")
                .with("pending_minor", PlantedBill::amount);
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
                        amount_minor = @amount * 100, fee_minor = @fee * 100""".formatted(
                    bill.toString().replace("\\", "\\\\").replace("'", "''"), FLOOR_TABLE, PlantedBill.CHANNEL));
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
