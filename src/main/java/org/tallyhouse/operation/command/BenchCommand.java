package org.tallyhouse.operation.command;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.springframework.batch.core.job.Job;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.bench.HotAccountBench;
import org.tallyhouse.bench.HotAccountResult;
import org.tallyhouse.bench.NightBench;
import org.tallyhouse.bench.NightFiles;
import org.tallyhouse.bench.PostingBench;
import org.tallyhouse.bench.ReconciliationBench;
import org.tallyhouse.bench.StepTimes;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.intake.file.FileImport;
import org.tallyhouse.intake.file.ImportKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.window.PostingWindows;
import org.tallyhouse.operation.JsonAnswer;
import org.tallyhouse.operation.WrongUse;
import org.tallyhouse.operation.running.NightRunner;
import org.tallyhouse.operation.running.OpenedHome;
import org.tallyhouse.operation.running.ScratchSchema;
import org.tallyhouse.operation.running.Terminal;
import org.tallyhouse.run.HomeFolders;
import org.tallyhouse.run.JobRunner;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;
import org.tallyhouse.setup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Benchmarks in a schema of their own, which is dropped at the end. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[BENCHMARK]",
        description = "Measures what the suite does beside the bare statements, in a scratch schema of its own:"
                + " a whole night, or one benchmark alone.",
        footer = {
            "",
            "Your own data is not touched. Examples: ./run.sh bench --transactions 100000 --merchants 2000",
            "                                        ./run.sh bench posting --credits 100000"
        })
final class BenchCommand implements Callable<Integer> {
    private static final String NAME = "bench";
    private static final String OPERATOR = "bench";

    private final Terminal terminal;

    @Option(
            names = "--transactions",
            paramLabel = "N",
            description = "transactions of the day (default: ${DEFAULT-VALUE})",
            defaultValue = "100000")
    private int transactions;

    @Option(
            names = "--merchants",
            paramLabel = "N",
            description = "merchants, with every kind of terms (default: ${DEFAULT-VALUE})",
            defaultValue = "2000")
    private int merchants;

    @Option(names = "--keep", description = "leave the day's files, the night's and the schema for a look")
    private boolean keep;

    @Option(names = "--json", description = "as JSON")
    private boolean json;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A whole night. */
    @Override
    public Integer call() throws SQLException {
        require("--transactions", transactions, 1, 10_000_000);
        require("--merchants", merchants, 1, 99_999);
        StepTimes times = new StepTimes();
        try (ScratchSchema scratch = terminal.scratch(NAME)) {
            NightFiles files = new NightFiles(scratch.folder(), transactions, merchants);
            terminal.err().println("  writing the day's files");
            files.write();
            try (OpenedHome world = OpenedHome.open(new HomeFolders(scratch.folder()), scratch.settings(), times);
                    Connection connection = connect(scratch.owner())) {
                world.get(SetUp.class).load(files.setUp(), OPERATOR);
                NightBench bench = new NightBench(connection, times);
                NightBench.Result result = bench.run(() -> takeIn(world, files), () -> night(world));
                terminal.out().println(json ? JsonAnswer.of(result) : result.text());
            } finally {
                if (keep) {
                    scratch.keep();
                    terminal.err()
                            .printf(
                                    "  files are in %s, tables in the schema %s%n",
                                    scratch.folder(), scratch.settings().schema());
                }
            }
            return 0;
        }
    }

    private long takeIn(OpenedHome world, NightFiles files) {
        FileImport.Result result = world.get(FileImport.class)
                .take(ImportKind.TRANSACTIONS, "", files.transactionsFile(), NightFiles.DATE, OPERATOR, this::tellRows);
        return result.accepted();
    }

    private void tellRows(long done, long total) {
        if (done % 100_000 == 0 || done == total) {
            terminal.err().printf(Locale.ROOT, "  %,d of %,d transactions%n", done, total);
        }
    }

    private void night(OpenedHome world) {
        terminal.err().println("  the night");
        RunResult result = world.get(NightRunner.class).run(NightFiles.DATE, OPERATOR, OPERATOR);
        if (result.outcome() != Outcome.DONE && result.outcome() != Outcome.NEEDS_A_PERSON) {
            throw new IllegalStateException(result.message());
        }
        terminal.err().println("  " + result.message());
    }

    @Command(
            name = "posting",
            mixinStandardHelpOptions = true,
            description = "Posts a window of buffered credits, half of them on five hot accounts.",
            footer = {"", "Example: ./run.sh bench posting --credits 1000000 --accounts 10000"})
    int posting(
            @Option(
                            names = "--credits",
                            paramLabel = "N",
                            description = "credits of the window (default: ${DEFAULT-VALUE})",
                            defaultValue = "1000000")
                    int credits,
            @Option(
                            names = "--accounts",
                            paramLabel = "N",
                            description = "accounts they go to (default: ${DEFAULT-VALUE})",
                            defaultValue = "10000")
                    int accounts,
            @Option(names = "--json", description = "as JSON") boolean json)
            throws SQLException {
        require("--credits", credits, 1, 100_000_000);
        require("--accounts", accounts, 5, 99_999);
        StepTimes times = new StepTimes();
        // the run cards of the home hold, so that a knob can be tried
        try (ScratchSchema scratch = terminal.scratch(NAME);
                OpenedHome world = OpenedHome.open(terminal.folders(), scratch.settings(), times);
                Connection connection = connect(scratch.owner())) {
            PostingBench bench = new PostingBench(
                    connection,
                    world.get(Accounts.class),
                    world.get(PostingWindows.class),
                    world.get(TransactionTemplate.class),
                    world.get(JobRunner.class),
                    world.get("posting", Job.class),
                    times);
            PostingBench.Result result =
                    bench.run(credits, accounts, line -> terminal.err().println("  " + line));
            terminal.out().println(json ? JsonAnswer.of(result) : result.text());
            return 0;
        }
    }

    @Command(
            name = "hot-account",
            mixinStandardHelpOptions = true,
            description = {
                "Credits one account from many threads: by updating its balance, by booking on it at once,",
                "and through the buffer; and cuts over meanwhile."
            },
            footer = {"", "Example: ./run.sh bench hot-account --threads 8,32 --round-trip-ms 1"})
    int hotAccount(
            @Option(
                            names = "--threads",
                            split = ",",
                            paramLabel = "N",
                            description = "numbers of threads (default: ${DEFAULT-VALUE})",
                            defaultValue = "1,2,4,8,16,32,64")
                    List<Integer> threads,
            @Option(
                            names = "--seconds",
                            paramLabel = "N",
                            description = "of each measurement (default: ${DEFAULT-VALUE})",
                            defaultValue = "3")
                    int seconds,
            @Option(
                            names = "--round-trip-ms",
                            paramLabel = "N",
                            description = "how far away each statement is (default: ${DEFAULT-VALUE})",
                            defaultValue = "0")
                    int roundTrip,
            @Option(names = "--json", description = "as JSON") boolean json)
            throws SQLException, InterruptedException, ExecutionException {
        threads.forEach(count -> require("--threads", count, 1, 128));
        require("--seconds", seconds, 1, 600);
        require("--round-trip-ms", roundTrip, 0, 1000);
        int most = threads.stream().mapToInt(Integer::intValue).max().orElse(1);
        try (ScratchSchema scratch = terminal.scratch(NAME);
                OpenedHome world = OpenedHome.open(terminal.folders(), scratch.settings(), new StepTimes());
                HikariDataSource connections = pool(scratch.owner(), Math.max(most, HotAccountBench.STALL_THREADS))) {
            HotAccountBench bench = new HotAccountBench(
                    connections,
                    world.get(Accounts.class),
                    world.get(PostingWindows.class),
                    world.get(TransactionTemplate.class),
                    world.get(Clock.class));
            HotAccountResult result = bench.run(
                    threads,
                    Duration.ofSeconds(seconds),
                    Duration.ofMillis(roundTrip),
                    line -> terminal.err().println("  " + line));
            terminal.out().println(json ? JsonAnswer.of(result) : result.text());
            return 0;
        }
    }

    @Command(
            name = "reconciliation",
            mixinStandardHelpOptions = true,
            description = "Compares a day's transactions with a bill in which breaks of every class are planted.",
            footer = {"", "Example: ./run.sh bench reconciliation --transactions 1000000"})
    int reconciliation(
            @Option(
                            names = "--transactions",
                            paramLabel = "N",
                            description = "transactions of the day (default: ${DEFAULT-VALUE})",
                            defaultValue = "1000000")
                    int transactions,
            @Option(names = "--json", description = "as JSON") boolean json)
            throws SQLException {
        require("--transactions", transactions, 100, 100_000_000);
        StepTimes times = new StepTimes();
        try (ScratchSchema scratch = terminal.scratch(NAME)) {
            NightFiles files = new NightFiles(scratch.folder(), 1, 10);
            files.write();
            ReconciliationBench.Result result = reconciled(scratch, files, transactions, times);
            terminal.out().println(json ? JsonAnswer.of(result) : result.text());
            return 0;
        }
    }

    private ReconciliationBench.Result reconciled(
            ScratchSchema scratch, NightFiles files, int transactions, StepTimes times) throws SQLException {
        Path bill = scratch.folder().resolve("channel-bill-cardnet.csv");
        try (OpenedHome world = OpenedHome.open(new HomeFolders(scratch.folder()), scratch.settings(), times);
                LoadingAllowed loading = new LoadingAllowed(scratch.owner())) {
            world.get(SetUp.class).load(files.setUp(), OPERATOR);
            FileImport imports = world.get(FileImport.class);
            JobRunner runner = world.get(JobRunner.class);
            Job reconciliation = world.get("reconciliation", Job.class);
            return new ReconciliationBench(
                            loading.connection,
                            world.get(Accounts.class),
                            world.get(Ledger.class),
                            world.get(TransactionTemplate.class),
                            bill,
                            times)
                    .run(
                            transactions,
                            () -> imports.take(
                                    ImportKind.CHANNEL_BILL,
                                    "cardnet",
                                    bill,
                                    NightFiles.DATE,
                                    OPERATOR,
                                    (done, total) -> {}),
                            () -> reconcile(runner, reconciliation),
                            line -> terminal.err().println("  " + line));
        }
    }

    private static void reconcile(JobRunner runner, Job reconciliation) {
        RunResult result = runner.run(reconciliation, NightFiles.DATE, OPERATOR, OPERATOR);
        if (result.outcome() != Outcome.DONE) {
            throw new IllegalStateException(result.message());
        }
    }

    /** The floor loads a file, which servers allow only when told to; the server's own setting is put back. */
    private static final class LoadingAllowed implements AutoCloseable {
        private final Connection connection;
        private final boolean before;

        LoadingAllowed(DatabaseSettings database) throws SQLException {
            connection = DriverManager.getConnection(
                    database.connectionUrl() + "&allowLoadLocalInfile=true", database.user(), database.password());
            try (Statement statement = connection.createStatement();
                    ResultSet setting = statement.executeQuery("SELECT @@GLOBAL.local_infile")) {
                before = setting.next() && setting.getBoolean(1);
            }
            set(true);
        }

        private void set(boolean allowed) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET GLOBAL local_infile = " + (allowed ? 1 : 0));
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                set(before);
            }
        }
    }

    /** Opened before anything is measured. */
    private static HikariDataSource pool(DatabaseSettings database, int threads) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.connectionUrl() + "&cachePrepStmts=true");
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setMaximumPoolSize(threads + HotAccountBench.SPARE_CONNECTIONS);
        pool.setConnectionTimeout(Duration.ofSeconds(60).toMillis());
        return pool;
    }

    private static Connection connect(DatabaseSettings database) throws SQLException {
        return DriverManager.getConnection(database.connectionUrl(), database.user(), database.password());
    }

    private static void require(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new WrongUse("%s must be %d to %d".formatted(option, least, most));
        }
    }
}
