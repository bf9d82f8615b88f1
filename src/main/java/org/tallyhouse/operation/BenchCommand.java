package org.tallyhouse.operation;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.springframework.batch.core.job.Job;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.bench.HotAccountBench;
import org.tallyhouse.bench.HotAccountResult;
import org.tallyhouse.bench.PostingBench;
import org.tallyhouse.bench.StepTimes;
import org.tallyhouse.database.DatabaseSettings;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.PostingWindows;
import org.tallyhouse.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Benchmarks in a schema of their own, which is dropped at the end. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "BENCHMARK",
        description = "Measures what the suite does beside the bare statements, in a scratch schema of its own.",
        footer = {"", "Your own data is not touched. Example: ./run.sh bench posting --credits 100000"})
final class BenchCommand {
    private static final String SCHEMA = "tallyhouse_bench";

    private final Terminal terminal;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
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
        DatabaseSettings database = terminal.freshSchema(SCHEMA);
        // the run cards of the home hold, so that a knob can be tried
        try (World world = World.open(terminal.home(), database, times);
                Connection connection = connect(database)) {
            PostingBench bench = new PostingBench(
                    connection,
                    world.get(Accounts.class),
                    world.get(PostingWindows.class),
                    world.get(TransactionTemplate.class),
                    world.get(Runner.class),
                    world.get("posting", Job.class),
                    times);
            PostingBench.Result result =
                    bench.run(credits, accounts, line -> terminal.err().println("  " + line));
            terminal.out().println(json ? Json.of(result) : result.text());
            return 0;
        } finally {
            terminal.dropSchema(database);
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
        DatabaseSettings database = terminal.freshSchema(SCHEMA);
        int most = threads.stream().mapToInt(Integer::intValue).max().orElse(1);
        try (World world = World.open(terminal.home(), database, new StepTimes());
                HikariDataSource connections = pool(database, Math.max(most, HotAccountBench.STALL_THREADS))) {
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
            terminal.out().println(json ? Json.of(result) : result.text());
            return 0;
        } finally {
            terminal.dropSchema(database);
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
