package org.tallyhouse.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.TestThreads;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.TestLedger;
import org.tallyhouse.ledger.window.PostingWindow;
import org.tallyhouse.ledger.window.PostingWindow.Status;
import org.tallyhouse.posting.WindowTurn.Verdict;
import org.tallyhouse.run.RunResult;
import org.tallyhouse.run.RunResult.Outcome;

/** Windows turned during the day are posted beside the traffic, and the night posts what is left. */
@Tag("database")
class TurnJobTest {
    private static final long SEED = 20_260_213L;
    private static final int ACCOUNTS = 8;
    private static final int CREDITS = 60;

    private static final Stop STOP = new Stop();

    @TempDir
    private static Path home;

    private static Books books;
    private static TestLedger ledger;

    private final Random random = new Random(SEED);
    /** What each account is to be posted, in all windows so far. */
    private final Map<Long, Long> model = new TreeMap<>();

    private final List<Long> accounts =
            Stream.generate(ledger::house).limit(ACCOUNTS).toList();

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(home.resolve("jobs/posting.yml"), """
                tallyhouse.posting.accounts-per-commit: 3
                tallyhouse.posting.windows-per-day: 4
                """);
        books = Books.open(TestDatabase.fresh(), home, STOP);
        ledger = new TestLedger(books);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @AfterEach
    void theInvariantsHoldAndTheDateIsPosted() {
        STOP.never();
        night();
        assertBooksAreTheModel();
    }

    @Test
    void eachWindowIsPostedWhenItIsTurnedAndTheNightPostsTheRest() {
        LocalDate date = ledger.openDate();
        long shop = ledger.open("CNY", Account.Guard.EFFECTIVE, 0);
        accounts.forEach(account -> model.put(account, 0L));

        for (int turned = 1; turned <= 3; turned++) {
            long credited = buffer();
            ledger.buffer(accounts.get(0), shop, 100);
            model.merge(accounts.get(0), -100L, Math::addExact);
            model.merge(shop, 100L, Math::addExact);
            long window = openWindow().windowId();

            turn(Outcome.DONE);

            assertThat(openWindow().sequence()).isEqualTo(turned + 1);
            assertBooksAreTheModel();
            assertThat(ledger.spendable(shop, 1_000)).isEqualTo(100L * turned);
            assertThat(books.number("SELECT SUM(credited_minor) FROM posting_total WHERE window_id = ?", window))
                    .isEqualTo(credited + 100);
            assertThat(statuses(date)).containsOnlyOnce(Status.OPEN).doesNotContain(Status.CLOSED);
        }
        buffer();
        books.letTheWindowBeDue();
        assertThat(decide().message()).contains("is the last one of " + date + " and stays open until cutover");
    }

    @Test
    void aWindowThatIsNotDueIsNotTurned() {
        buffer();

        assertThat(decide().verdict()).isEqualTo(Verdict.NOT_DUE);
        assertThat(decide().message()).matches("window \\d+ is not due until \\d\\d:\\d\\d UTC");
    }

    @Test
    void aDateWaitsForTheWindowsOfTheDateBefore() {
        LocalDate yesterday = ledger.openDate();
        buffer();
        ledger.cutOver();
        books.letTheWindowBeDue();

        assertThat(decide().verdict()).isEqualTo(Verdict.EARLIER_NOT_POSTED);
        assertThat(decide().message()).isEqualTo("the windows of %s are not posted yet".formatted(yesterday));
        assertThat(books.get(WindowTurn.class).decide(yesterday).verdict()).isEqualTo(Verdict.CUT_OVER);
        assertThat(books.get(WindowTurn.class)
                        .decide(ledger.openDate().plusDays(1))
                        .verdict())
                .isEqualTo(Verdict.NOT_OPEN_YET);
        assertThat(books.run("posting", yesterday).outcome()).isEqualTo(Outcome.DONE);
        assertThat(decide().verdict()).isEqualTo(Verdict.TURN);
    }

    /** Killed at each commit of the job, before or after it; given again, or left to the night. */
    @Test
    @Timeout(580)
    void aTurnThatStoppedAnywhereIsFinishedByTheSameCommandOrByTheNight() {
        buffer();
        STOP.at(Integer.MAX_VALUE, true);
        turn(Outcome.DONE);
        int commits = STOP.commits();
        night();
        assertThat(commits).isGreaterThan(7);

        for (int commit = 1; commit <= commits; commit++) {
            for (boolean before : new boolean[] {true, false}) {
                for (boolean again : new boolean[] {true, false}) {
                    stopAndFinish(commit, before, again);
                }
            }
        }
    }

    private void stopAndFinish(int commit, boolean before, boolean again) {
        String when = "commit %d, before: %s, again: %s, seed %d".formatted(commit, before, again, SEED);
        LocalDate date = ledger.openDate();
        buffer();
        STOP.at(commit, before);
        assertThat(turn().outcome()).as(when).isEqualTo(Outcome.FAILED);
        STOP.never();
        assertThat(ledger.broken()).as(when).isEmpty();
        buffer();
        if (again) {
            assertThat(turn().outcome()).as(when).isIn(Outcome.DONE, Outcome.ALREADY_DONE);
            assertThat(statuses(date)).as(when).startsWith(Status.POSTED).doesNotContain(Status.CLOSED);
        }
        night();
        assertBooksAreTheModel();
    }

    /** What cutover closes while a window is posted is left to the night. */
    @Test
    void aDateThatIsCutOverMeanwhileIsPostedByTheNight() {
        LocalDate date = ledger.openDate();
        buffer();
        STOP.afterCommitOf("turn.book", () -> {
            buffer();
            ledger.cutOver();
        });

        turn(Outcome.DONE);

        assertThat(statuses(date)).containsExactly(Status.POSTED, Status.CLOSED);
        assertThat(books.run("posting", date).outcome()).isEqualTo(Outcome.DONE);
        assertThat(statuses(date)).containsOnly(Status.POSTED);
    }

    @Test
    void effectiveMoneyCountsACreditOnceWhileItsWindowIsPosted() {
        long shop = ledger.open("CNY", Account.Guard.EFFECTIVE, 0);
        ledger.buffer(accounts.get(0), shop, 100);
        Set<Long> seen = new HashSet<>();
        STOP.afterEveryCommit(() -> seen.add(ledger.spendable(shop, 1_000)));

        turn(Outcome.DONE);
        ledger.buffer(accounts.get(0), shop, 50);

        assertThat(seen).containsExactly(100L);
        assertThat(ledger.spendable(shop, 1_000)).isEqualTo(150);
        model.put(shop, 150L);
        model.put(accounts.get(0), -150L);
    }

    @Test
    @Timeout(120)
    void ofTwoRunsAtOnceOneTurnsTheWindow() throws Exception {
        buffer();
        books.letTheWindowBeDue();
        long window = decide().windowId();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        STOP.afterCommitOf("turn.window", () -> {
            begun.countDown();
            await(told);
        });
        try (TestThreads threads = new TestThreads()) {
            Future<RunResult> first = threads.run(() -> books.turn(ledger.openDate()));
            begun.await();
            RunResult second = books.turn(ledger.openDate());
            told.countDown();

            assertThat(second.outcome()).isEqualTo(Outcome.HELD_ELSEWHERE);
            assertThat(first.get().outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(decide().verdict()).isEqualTo(Verdict.NOT_DUE);
        assertThat(openWindow().windowId()).isEqualTo(window + 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PostingWindow openWindow() {
        return ledger.windows().open().orElseThrow();
    }

    private static WindowTurn.Decision decide() {
        return books.get(WindowTurn.class).decide(ledger.openDate());
    }

    private static List<Status> statuses(LocalDate date) {
        return ledger.windows().windowsOf(date).stream()
                .map(PostingWindow::status)
                .toList();
    }

    private static RunResult turn() {
        books.letTheWindowBeDue();
        return books.turn(ledger.openDate());
    }

    private static void turn(Outcome outcome) {
        assertThat(turn()).extracting(RunResult::outcome).isEqualTo(outcome);
    }

    private static void night() {
        LocalDate date = ledger.openDate();
        ledger.cutOver();
        assertThat(books.run("posting", date).outcome()).isEqualTo(Outcome.DONE);
    }

    /** Buffers credits between random accounts in the open window; returns their sum. */
    private long buffer() {
        List<BufferedCredit> buffered = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < CREDITS; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            long amount = 1 + random.nextInt(1_000_000);
            buffered.add(new BufferedCredit(
                    openWindow().windowId(), accounts.get(to), accounts.get(from), amount, ledger.source()));
            model.merge(accounts.get(to), amount, Math::addExact);
            model.merge(accounts.get(from), -amount, Math::addExact);
            sum += amount;
        }
        ledger.inTransaction(() -> ledger.ledger().buffer(buffered));
        return sum;
    }

    private void assertBooksAreTheModel() {
        assertThat(ledger.broken()).as("seed %d", SEED).isEmpty();
        assertThat(books.number("SELECT posted_minor FROM account WHERE kind = 'POSTING_TRANSIT'"))
                .isZero();
        Map<Long, Long> posted = new TreeMap<>();
        model.keySet().forEach(account -> posted.put(account, ledger.posted(account)));
        assertThat(posted).as("seed %d", SEED).isEqualTo(model);
        assertThat(books.jdbc().queryForList("""
                        SELECT e.account_id
                        FROM journal j
                        JOIN entry e ON e.journal_id = j.journal_id
                        JOIN account a ON a.account_id = e.account_id AND a.kind <> 'POSTING_TRANSIT'
                        WHERE j.type = 'POSTING'
                        GROUP BY e.account_id, SUBSTRING_INDEX(j.source, '/', 1)
                        HAVING COUNT(*) > 1
                        """, Long.class))
                .as("posted twice from a window")
                .isEmpty();
    }

    /** Stops a run at a commit, before it is made or behind it; or does something behind one. */
    private static final class Stop extends Books.Watcher {
        private int commits;
        private int stopAt;
        private boolean before;
        private String watched = "";
        private Runnable afterCommit = () -> {};

        void never() {
            at(Integer.MAX_VALUE, true);
            watched = "";
            afterCommit = () -> {};
        }

        void at(int commit, boolean beforeIt) {
            commits = 0;
            stopAt = commit;
            before = beforeIt;
        }

        int commits() {
            return commits;
        }

        void afterCommitOf(String step, Runnable work) {
            never();
            watched = step;
            afterCommit = () -> {
                never();
                work.run();
            };
        }

        void afterEveryCommit(Runnable work) {
            never();
            afterCommit = work;
        }

        @Override
        public void committing(String step) {
            if (++commits == stopAt && before) {
                throw new IllegalStateException("stopped on purpose");
            }
        }

        @Override
        public void committed(String step, long done, long total) {
            if (commits == stopAt && !before) {
                throw new IllegalStateException("stopped on purpose");
            }
            if (watched.isEmpty() || watched.equals(step)) {
                afterCommit.run();
            }
        }
    }
}
