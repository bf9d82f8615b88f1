package org.tallyhouse.ledger.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.tallyhouse.Books;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.TestLedger;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/**
 * 200,000 random calls from eight threads, while dates are cut over and posted and an auditor looks on:
 * each call comes to what was forecast, and the books are what was done.
 */
@Tag("database")
@Isolated("its eight threads need the whole machine, and a poster and an auditor must come to their turns")
class RandomLedgerTest {
    /** What each thread tries follows from the seed; the order of the threads does not. */
    private static final long SEED = Long.getLong("tallyhouse.test.seed", 20_260_213L);

    /** More for a longer run; fewer may not come across everything that must have been tried. */
    private static final int CALLS = Integer.getInteger("tallyhouse.test.calls", 200_000);

    private static final int THREADS = 8;
    private static final int CALLS_PER_DATE = CALLS / 25;
    private static final int CALLS_PER_AUDIT = CALLS / 4;
    private static final String OVERDRAWN_ENTRY = """
            SELECT CONCAT(e.account_id, '/', e.sequence)
            FROM entry e
            JOIN account a ON a.account_id = e.account_id AND a.guard = 'POSTED'
            WHERE e.balance_after_minor < -a.overdraft_limit_minor
            """;

    /** Told of closed accounts, of journals made by hand, and by the stages of the night. */
    private static final EnumSet<Reason> NOT_TRIED = EnumSet.of(
            Reason.WRONG_ISOLATION,
            Reason.UNKNOWN_ORIGINAL,
            Reason.OVER_ORIGINAL,
            Reason.OVERFLOW,
            Reason.UNBALANCED,
            Reason.ACCOUNT_CLOSED,
            Reason.ALREADY_BOOKED,
            Reason.WINDOW_NOT_OPEN,
            Reason.DAY_CLOSED);

    @TempDir
    private Path home;

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger dates = new AtomicInteger();
    private final List<RandomTraffic> traffic = new ArrayList<>();
    private volatile boolean ended;

    @Test
    @Timeout(1200)
    void eachCallComesToWhatWasForecastAndTheBooksAreWhatWasDone() throws Exception {
        try (Books books = Books.empty(home);
                HikariDataSource connections = connections(books)) {
            TestLedger ledger = new TestLedger(books);
            TrafficAccounts parties = new TrafficAccounts(books, THREADS);
            OnlineLedger online = new OnlineLedger(Clock.fixed(OnlineShop.NOON, ZoneOffset.UTC));
            LedgerTransactions transactions = new LedgerTransactions(connections);
            try (BufferedCreditWriter writer = new BufferedCreditWriter(connections, online, 2)) {
                for (int i = 0; i < THREADS; i++) {
                    traffic.add(new RandomTraffic(SEED, i, parties, online, transactions, writer));
                }
                run(books, ledger);
            }
            ledger.cutOver();
            post(books);
            assertTheBooksAreWhatWasDone(books, ledger);
            assertItWasWorthIt();
        }
    }

    /** Connections of this test alone: fewer round trips that say what the server knows already. */
    private static HikariDataSource connections(Books books) {
        HikariDataSource connections = new HikariDataSource();
        connections.setJdbcUrl(books.database().connectionUrl()
                + "&useLocalSessionState=true&cachePrepStmts=true"
                + "&prepStmtCacheSize=100&prepStmtCacheSqlLimit=8192");
        connections.setUsername(books.database().user());
        connections.setPassword(books.database().password());
        connections.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        connections.setMaximumPoolSize(THREADS + 2);
        return connections;
    }

    /** The traffic, a poster and an auditor side by side. */
    private void run(Books books, TestLedger ledger) throws Exception {
        try (TestThreads threads = new TestThreads()) {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                writers.add(threads.run(() -> write(thread)));
            }
            Future<Integer> poster = threads.run(() -> cutOverAndPost(books, ledger));
            Future<Integer> auditor =
                    threads.run(() -> new BooksAuditor(books).audit(made::get, CALLS_PER_AUDIT, this::isEnded));
            try {
                for (Future<Boolean> writer : writers) {
                    assertThat(writer.get()).isTrue();
                }
            } finally {
                ended = true;
            }
            assertThat(poster.get()).as("dates posted meanwhile, seed %d", SEED).isGreaterThan(10);
            assertThat(auditor.get()).as("audits, seed %d", SEED).isGreaterThan(2);
        }
    }

    private boolean isEnded() {
        return ended;
    }

    private boolean write(int thread) throws InterruptedException {
        try {
            for (int calls = 0; calls < CALLS / THREADS && !ended; ) {
                letThePosterFollow();
                int step = traffic.get(thread).step();
                calls += step;
                made.addAndGet(step);
            }
            return true;
        } catch (RuntimeException | AssertionError e) {
            ended = true;
            throw new AssertionError("replay it with -Dtallyhouse.test.seed=%d; thread %d".formatted(SEED, thread), e);
        }
    }

    /** However quick the calls are, half of the dates are posted beside them: calls are twelve dates of 25 ahead at most. */
    private void letThePosterFollow() throws InterruptedException {
        while (made.get() > (dates.get() + 12) * CALLS_PER_DATE && !ended) {
            Thread.sleep(1);
        }
    }

    /** Now and then two dates wait for their posting. */
    private int cutOverAndPost(Books books, TestLedger ledger) throws InterruptedException {
        try {
            while (!ended) {
                if (made.get() < (dates.get() + 1) * CALLS_PER_DATE) {
                    Thread.sleep(10);
                    continue;
                }
                ledger.cutOver();
                if (dates.incrementAndGet() % 3 != 0) {
                    post(books);
                }
            }
            return dates.get();
        } catch (RuntimeException | AssertionError e) {
            ended = true;
            throw e;
        }
    }

    /** Posts the dates that are cut over, the oldest first. */
    private static void post(Books books) {
        books.jdbc()
                .queryForList(
                        "SELECT business_date FROM business_day WHERE status = 'CUT' ORDER BY business_date",
                        LocalDate.class)
                .forEach(date -> {
                    RunResult result = books.run("posting", date);
                    assertThat(result.outcome()).as("%s, seed %d", result, SEED).isEqualTo(Outcome.DONE);
                });
    }

    private void assertTheBooksAreWhatWasDone(Books books, TestLedger ledger) {
        Map<String, AccountModel> model = new TreeMap<>();
        traffic.forEach(thread -> thread.accounts()
                .forEach((code, account) ->
                        model.computeIfAbsent(code, any -> new AccountModel()).add(account)));
        Map<String, String> expected = new TreeMap<>();
        Map<String, Long> buffered = new TreeMap<>();
        model.forEach((code, account) -> {
            expected.put(code, account.allPostedMinor() + ", held " + account.heldMinor());
            account.buffered().forEach((date, amount) -> buffered.put(date + " " + code, amount));
        });
        expected.values().removeIf("0, held 0"::equals);
        buffered.values().removeIf(amount -> amount == 0);

        assertThat(ledger.broken()).as("seed %d", SEED).isEmpty();
        assertThat(balances(books)).as("seed %d", SEED).isEqualTo(expected);
        assertThat(buffered(books)).as("seed %d", SEED).isEqualTo(buffered);
        assertThat(books.jdbc().queryForList(OVERDRAWN_ENTRY, String.class)).isEmpty();
    }

    private static Map<String, String> balances(Books books) {
        Map<String, String> balances = new TreeMap<>();
        books.jdbc()
                .query(
                        "SELECT code, posted_minor, held_minor FROM account WHERE posted_minor <> 0 OR held_minor <> 0",
                        row -> {
                            balances.put(row.getString(1), row.getLong(2) + ", held " + row.getLong(3));
                        });
        return balances;
    }

    /** Net by date and account, both sides of every credit. */
    private static Map<String, Long> buffered(Books books) {
        Map<String, Long> sums = new TreeMap<>();
        books.jdbc().query("""
                SELECT CONCAT(w.business_date, ' ', a.code), SUM(side.amount)
                FROM (SELECT window_id, account_id, SUM(amount_minor) AS amount
                      FROM buffered_credit GROUP BY window_id, account_id
                      UNION ALL
                      SELECT window_id, contra_account_id, -SUM(amount_minor)
                      FROM buffered_credit GROUP BY window_id, contra_account_id) side
                JOIN posting_window w ON w.window_id = side.window_id
                JOIN account a ON a.account_id = side.account_id
                GROUP BY w.business_date, a.code
                HAVING SUM(side.amount) <> 0
                """, row -> {
            sums.put(row.getString(1), row.getLong(2));
        });
        return sums;
    }

    /** Every kind of call was done and done again, every reason was given, and nearly all of it was foretold. */
    private void assertItWasWorthIt() {
        Map<String, Integer> outcomes = new TreeMap<>();
        traffic.forEach(
                thread -> thread.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Integer::sum)));
        for (LedgerCall.Kind kind : LedgerCall.Kind.values()) {
            assertThat(outcomes).containsKeys(kind + " done", kind + " again");
        }
        for (Reason reason : EnumSet.complementOf(NOT_TRIED)) {
            assertThat(outcomes).containsKey("refused " + reason);
        }
        assertThat(outcomes).containsKeys("through the writer", "given up");
        assertThat(outcomes.get("foretold")).isGreaterThan(19 * outcomes.get("not foretold"));
        assertThat(traffic)
                .as("transactions tried again, per mille")
                .allMatch(thread -> thread.repeatedPerMille() < 50);
    }
}
