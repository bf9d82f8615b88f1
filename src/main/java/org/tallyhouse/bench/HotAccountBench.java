package org.tallyhouse.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.bench.CreditContender.HotAccounts;
import org.tallyhouse.bench.HotAccountResult.Figures;
import org.tallyhouse.bench.HotAccountResult.Line;
import org.tallyhouse.bench.HotAccountResult.Stall;
import org.tallyhouse.calendar.BusinessCalendar;
import org.tallyhouse.ledger.Account.Guard;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.AccountKind.OwnerType;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.Balance;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;
import org.tallyhouse.ledger.PostingMode;
import org.tallyhouse.ledger.online.BufferedCreditWriter;
import org.tallyhouse.ledger.online.OnlineLedger;
import org.tallyhouse.ledger.window.PostingWindows;

/**
 * Many threads credit one account: by updating its balance, by booking on it, and through the buffer.
 * At the end every acknowledged credit must be in the books, or the figures are worth nothing.
 */
public record HotAccountBench(
        DataSource dataSource,
        Accounts accounts,
        PostingWindows windows,
        TransactionTemplate transaction,
        Clock clock) {
    private static final LocalDate DATE = LocalDate.of(2026, 2, 13);
    private static final BusinessCalendar EVERY_DAY =
            new BusinessCalendar("EVERYDAY", DATE, DATE.plusYears(10), Set.<DayOfWeek>of(), Map.of());
    private static final int LANES = 2;
    private static final int CUTOVERS = 20;
    /** A server is asked for days, not for its first seconds, in which Java still compiles. */
    private static final int WARM_UP = 2;

    /** How many threads credit the account while dates are cut over. */
    public static final int STALL_THREADS = 32;

    /** Connections besides those of the threads: the lanes of the writer, and a look at the books. */
    public static final int SPARE_CONNECTIONS = LANES + 2;

    /** Measures each way with each number of threads, one after the other. */
    public HotAccountResult run(
            List<Integer> threadCounts, Duration duration, Duration roundTrip, Consumer<String> progress)
            throws SQLException, InterruptedException, ExecutionException {
        HotAccounts hot = openAccounts();
        DataSource distant = new RoundTrips(dataSource, roundTrip);
        OnlineLedger ledger = new OnlineLedger(clock);
        try (BufferedCreditWriter writer = new BufferedCreditWriter(distant, ledger, LANES);
                Connection connection = dataSource.getConnection()) {
            List<CreditContender> ways = CreditContender.all(distant, ledger, writer, hot);
            long[] credits = new long[ways.size()];
            long conflicts = 0;
            for (int i = 0; i < ways.size(); i++) {
                progress.accept("warming up %s".formatted(ways.get(i).name()));
                CreditLoad.Outcome outcome =
                        new CreditLoad(ways.get(i), STALL_THREADS, duration.multipliedBy(WARM_UP)).run();
                credits[i] += outcome.all();
                conflicts += outcome.lockConflicts();
            }
            List<Line> lines = new ArrayList<>();
            for (int threads : threadCounts) {
                List<Figures> figures = new ArrayList<>();
                for (int i = 0; i < ways.size(); i++) {
                    progress.accept("%s, %d threads".formatted(ways.get(i).name(), threads));
                    CreditLoad.Outcome outcome = new CreditLoad(ways.get(i), threads, duration).run();
                    credits[i] += outcome.all();
                    conflicts += outcome.lockConflicts();
                    figures.add(new Figures(ways.get(i).name(), outcome.perSecond(), outcome.p99Micros()));
                }
                lines.add(new Line(threads, figures));
            }
            List<Stall> stalls = new ArrayList<>();
            for (int i = CreditContender.BUFFERED; i < ways.size(); i++) {
                progress.accept("cutover under %s credits".formatted(ways.get(i).name()));
                stalls.add(stall(ways.get(i), duration, credits, i));
            }
            requireBooked(connection, ledger, hot, credits);
            return new HotAccountResult(MeasuredServer.of(connection), roundTrip.toMillis(), lines, stalls, conflicts);
        }
    }

    private HotAccounts openAccounts() throws SQLException {
        List<NewAccount> opened = new ArrayList<>();
        opened.addAll(Accounts.ofHouse(OwnerType.CHANNEL, "channel", "CNY"));
        opened.addAll(Accounts.ofMerchant("HOT", "CNY", PostingMode.BUFFERED, Guard.EFFECTIVE, 0));
        opened.addAll(Accounts.ofMerchant("DIRECT", "CNY", PostingMode.IMMEDIATE, Guard.POSTED, 0));
        accounts.open(opened);
        transaction.executeWithoutResult(status -> windows.openFirst(DATE));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(CreditContender.DIRECT_TABLE);
        }
        return new HotAccounts(
                "channel.CNY." + AccountKind.RECEIVABLE,
                "HOT.CNY." + AccountKind.PENDING,
                "HOT.CNY." + AccountKind.BALANCE,
                accounts.require("channel.CNY." + AccountKind.RECEIVABLE),
                accounts.require("DIRECT.CNY." + AccountKind.BALANCE));
    }

    /** Cuts over again and again while credits come in, and looks how long they were held up. */
    private Stall stall(CreditContender way, Duration duration, long[] credits, int index)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<CreditLoad.Outcome> load = pool.submit(() -> new CreditLoad(way, STALL_THREADS, duration).run());
        long pause = duration.toMillis() / CUTOVERS;
        Thread.sleep(duration.toMillis() / 3);
        List<CreditLoad.Call> cutovers = new ArrayList<>();
        for (int i = 0; i < CUTOVERS; i++) {
            LocalDate date = windows.openDate().orElseThrow();
            long began = System.nanoTime();
            transaction.executeWithoutResult(status -> windows.cutOver(date, EVERY_DAY));
            cutovers.add(new CreditLoad.Call(began, System.nanoTime() - began));
            Thread.sleep(pause);
        }
        CreditLoad.Outcome outcome = load.get();
        pool.shutdown();
        credits[index] += outcome.all();
        long longest = outcome.calls().stream()
                .filter(call -> cutovers.stream()
                        .anyMatch(cut -> call.overlaps(cut.beganNanos(), cut.beganNanos() + cut.tookNanos())))
                .mapToLong(CreditLoad.Call::tookNanos)
                .max()
                .orElse(0);
        return new Stall(
                way.name(),
                STALL_THREADS,
                CUTOVERS,
                cutovers.stream().mapToLong(CreditLoad.Call::tookNanos).max().orElse(0) / 1000,
                longest / 1000,
                outcome.p99Micros());
    }

    private static void requireBooked(Connection connection, OnlineLedger ledger, HotAccounts hot, long[] credits) {
        require(
                "direct",
                posted(connection, ledger, "DIRECT.CNY.BALANCE"),
                credits[CreditContender.DIRECT] + credits[CreditContender.LEAN]);
        require("at once", posted(connection, ledger, hot.immediate()), credits[CreditContender.AT_ONCE]);
        require(
                "buffered",
                posted(connection, ledger, hot.hot()),
                credits[CreditContender.BUFFERED] + credits[CreditContender.COMBINED]);
    }

    private static long posted(Connection connection, OnlineLedger ledger, String account) {
        return ledger.balances(connection, account).stream()
                .mapToLong(Balance::effectiveMinor)
                .sum();
    }

    private static void require(String what, long booked, long credits) {
        if (booked != credits * CreditContender.AMOUNT) {
            throw new IllegalStateException("%s: %d credits of %d were acknowledged, %d minor units are booked"
                    .formatted(what, credits, CreditContender.AMOUNT, booked));
        }
    }
}
