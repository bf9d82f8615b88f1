package org.tallyhouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.TestThreads;
import org.tallyhouse.run.RunResult.Outcome;

/** Many threads on few accounts, while dates are cut over and posted: the books are what was committed. */
class ConcurrentLedgerTest {
    /** The order of the threads is not repeatable, what each of them tries is. */
    private static final long SEED = Long.getLong("tallyhouse.test.seed", 20_260_213L);

    private static final int THREADS = 8;
    private static final int OPERATIONS = 500;
    private static final String OVERDRAWN_ENTRY = """
            SELECT CONCAT(e.account_id, '/', e.sequence)
            FROM entry e
            JOIN account a ON a.account_id = e.account_id AND a.guard = 'POSTED'
            WHERE e.balance_after_minor < -a.overdraft_limit_minor
            """;

    @TempDir
    private Path home;

    private final BooksModel model = new BooksModel();
    private final List<Long> accounts = new ArrayList<>();
    private final List<Long> houses = new ArrayList<>();

    @Test
    @Timeout(580)
    void whateverTheThreadsDoTheBooksAreWhatTheyCommitted() throws Exception {
        try (Books books = Books.empty(home)) {
            TestLedger ledger = new TestLedger(books);
            openAccounts(ledger);
            RandomTraffic traffic = new RandomTraffic(ledger, accounts, houses, model);

            run(books, ledger, traffic);

            assertThat(ledger.broken()).as("seed %d", SEED).isEmpty();
            assertThat(bufferedByWindow(books)).as("seed %d", SEED).isEqualTo(model.bufferedByWindow());
            assertThat(traffic.repeats()).as("seed %d, repeated", SEED).isLessThan(THREADS * OPERATIONS / 20);
            ledger.cutOver();
            while (postOne(books)) {}
            model.allWindowsPosted();
            assertBooksAreTheModel(ledger);
            assertThat(books.jdbc().queryForList(OVERDRAWN_ENTRY, String.class)).isEmpty();
        }
    }

    private void openAccounts(TestLedger ledger) {
        for (int i = 0; i < 3; i++) {
            houses.add(ledger.house());
        }
        for (int i = 0; i < 10; i++) {
            Account.Guard guard = i < 6 ? Account.Guard.POSTED : Account.Guard.EFFECTIVE;
            long account = ledger.open("CNY", guard, i % 3 == 0 ? 500 : 0);
            ledger.transfer(houses.get(0), account, 5_000);
            model.transferred(houses.get(0), account, 5_000);
            accounts.add(account);
        }
    }

    /** The traffic, a poster and an auditor side by side. */
    private void run(Books books, TestLedger ledger, RandomTraffic traffic) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        try (TestThreads threads = new TestThreads()) {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long seed = SEED + i;
                writers.add(threads.run(() -> write(traffic, seed)));
            }
            Future<Integer> poster = threads.run(() -> {
                int posted = 0;
                while (!ended.get()) {
                    posted += postOne(books) ? 1 : 0;
                }
                return posted;
            });
            Future<Integer> auditor = threads.run(() -> audit(books, ledger, ended));
            try {
                for (Future<Boolean> writer : writers) {
                    assertThat(writer.get()).as("seed %d", SEED).isTrue();
                }
            } finally {
                ended.set(true);
            }
            assertThat(poster.get()).as("seed %d, dates posted meanwhile", SEED).isPositive();
            assertThat(auditor.get()).as("seed %d, audits", SEED).isPositive();
        }
    }

    private static boolean write(RandomTraffic traffic, long seed) {
        try {
            traffic.run(seed, OPERATIONS);
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError("seed %d, thread's seed %d".formatted(SEED, seed), e);
        }
    }

    /** I1, I2 and I8 hold at every commit, so they hold for whoever looks in between. */
    private static int audit(Books books, TestLedger ledger, AtomicBoolean ended) {
        int audits = 0;
        while (!ended.get()) {
            assertThat(books.number("SELECT SUM(posted_minor) FROM account"))
                    .as("seed %d", SEED)
                    .isZero();
            assertThat(ledger.broken()).as("seed %d", SEED).isEmpty();
            audits++;
        }
        return audits;
    }

    /** Posts the oldest date that was cut over; false if there is none. */
    private static boolean postOne(Books books) {
        List<LocalDate> cut = books.jdbc()
                .queryForList(
                        "SELECT business_date FROM business_day WHERE status = 'CUT' ORDER BY business_date LIMIT 1",
                        LocalDate.class);
        cut.forEach(date -> assertThat(books.run("posting", date).outcome())
                .as("seed %d, %s", SEED, date)
                .isEqualTo(Outcome.DONE));
        return !cut.isEmpty();
    }

    private void assertBooksAreTheModel(TestLedger ledger) {
        assertThat(ledger.broken()).as("seed %d", SEED).isEmpty();
        for (long account : houses) {
            assertThat(ledger.posted(account))
                    .as("seed %d, house %d", SEED, account)
                    .isEqualTo(model.posted(account));
        }
        for (long account : accounts) {
            assertThat(ledger.posted(account))
                    .as("seed %d, account %d", SEED, account)
                    .isEqualTo(model.posted(account));
            assertThat(ledger.held(account))
                    .as("seed %d, held %d", SEED, account)
                    .isEqualTo(model.held(account));
        }
    }

    private static Map<Long, Long> bufferedByWindow(Books books) {
        Map<Long, Long> sums = new TreeMap<>();
        books.jdbc().query("SELECT window_id, SUM(amount_minor) FROM buffered_credit GROUP BY window_id", row -> {
            sums.put(row.getLong(1), row.getLong(2));
        });
        return sums;
    }
}
