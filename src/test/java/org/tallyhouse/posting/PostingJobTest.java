package org.tallyhouse.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.BufferedCredit;
import org.tallyhouse.ledger.TestLedger;
import org.tallyhouse.ledger.window.PostingWindow.Status;
import org.tallyhouse.run.RunResult.Outcome;

/** Windows are posted once, account by account, whatever happens in between. */
@Tag("database")
class PostingJobTest {
    private static final long SEED = 20_260_213L;
    private static final int ACCOUNTS = 20;
    private static final int ACCOUNTS_PER_COMMIT = 3;

    private static final Interruption INTERRUPTION = new Interruption();

    @TempDir
    private static Path home;

    private static Books books;
    private static TestLedger ledger;

    /** Each test has its own business date and accounts, in the same books. */
    private final LocalDate today = ledger.openDate();

    private final long window = ledger.windows().windowsOf(today).get(0).windowId();

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(home.resolve("jobs"));
        Files.writeString(
                home.resolve("jobs/posting.yml"), "tallyhouse.posting.accounts-per-commit: " + ACCOUNTS_PER_COMMIT);
        books = Books.open(TestDatabase.fresh(), home, INTERRUPTION);
        ledger = new TestLedger(books);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @AfterEach
    void theInvariantsHoldAndNothingIsLeftInTransit() {
        INTERRUPTION.never();
        assertThat(ledger.broken()).isEmpty();
        assertThat(books.number("SELECT posted_minor FROM account WHERE kind = 'POSTING_TRANSIT'"))
                .isZero();
    }

    /** I4. */
    @Test
    void everyAccountIsPostedWhatWasBufferedForItInOneEntry() {
        Map<Long, Long> model = bufferAtRandom(houses(), 1_000);
        ledger.cutOver();

        post(today, Outcome.DONE);

        assertPosted(model);
        assertThat(model.keySet())
                .allSatisfy(account -> assertThat(entries(account)).hasSize(1));
        assertThat(journals()).isEqualTo((ACCOUNTS + 2) / ACCOUNTS_PER_COMMIT);
    }

    @Test
    void postingAgainChangesNothing() {
        bufferAtRandom(houses(), 200);
        ledger.cutOver();
        post(today, Outcome.DONE);
        List<Map<String, Object>> accounts = books.jdbc().queryForList("SELECT * FROM account");
        List<Map<String, Object>> entries = books.jdbc().queryForList("SELECT * FROM entry");

        post(today, Outcome.ALREADY_DONE);

        assertThat(books.jdbc().queryForList("SELECT * FROM account")).isEqualTo(accounts);
        assertThat(books.jdbc().queryForList("SELECT * FROM entry")).isEqualTo(entries);
    }

    @Test
    void aLateWindowIsPostedAfterTheOneBeforeIt() {
        long from = ledger.house();
        long to = ledger.house();
        ledger.buffer(from, to, 100);
        ledger.cutOver();
        ledger.inTransaction(() -> {
            long late = ledger.windows()
                    .windowFor(today, ledger.windows().openShared())
                    .orElseThrow()
                    .windowId();
            ledger.ledger().buffer(List.of(new BufferedCredit(late, to, from, 11, "late")));
        });

        post(today, Outcome.DONE);

        assertThat(entries(to)).containsExactly(100L, 11L);
        assertPosted(Map.of(from, -111L, to, 111L));
    }

    /** A failure in any commit leaves sound books, and the second run posts exactly the rest. */
    @Test
    void anInterruptedPostingGoesOnWhereItStopped() {
        Map<Long, Long> model = bufferAtRandom(houses(), 300);
        ledger.cutOver();

        for (int commits = 1; commits <= 4; commits++) {
            INTERRUPTION.before("posting.book", 1);
            post(today, Outcome.FAILED);
            assertThat(ledger.broken()).isEmpty();
            assertThat(journals()).isEqualTo(commits);
        }
        INTERRUPTION.never();
        post(today, Outcome.DONE);

        assertPosted(model);
        assertThat(journals()).isEqualTo((ACCOUNTS + 2) / ACCOUNTS_PER_COMMIT);
    }

    /** Between its own commit and the end of its window an account's credits are in both tables. */
    @Test
    void effectiveMoneyCountsACreditOnceBeforeWhileAndAfterItIsPosted() {
        long from = ledger.house();
        long shop = ledger.open("CNY", Account.Guard.EFFECTIVE, 0);
        ledger.buffer(from, shop, 100);
        ledger.cutOver();
        ledger.buffer(from, shop, 50);
        List<Long> seen = new ArrayList<>();
        INTERRUPTION.afterCommit("posting.book", () -> seen.add(ledger.spendable(shop, 1_000)));
        assertThat(ledger.spendable(shop, 1_000)).isEqualTo(150);

        post(today, Outcome.DONE);

        assertThat(seen).isNotEmpty().containsOnly(150L);
        assertThat(ledger.posted(shop)).isEqualTo(100);
        assertThat(ledger.spendable(shop, 1_000)).isEqualTo(150);
    }

    @Test
    void aCreditThatWasTakenInIsPostedWhateverCameSince() {
        long from = ledger.house();
        long shop = ledger.open("CNY", Account.Guard.POSTED, 0);
        ledger.buffer(from, shop, 100);
        ledger.cutOver();
        books.jdbc().update("UPDATE account SET status = 'FROZEN' WHERE account_id = ?", shop);

        post(today, Outcome.DONE);

        assertThat(ledger.posted(shop)).isEqualTo(100);
    }

    @Test
    void anEmptyWindowIsPostedToo() {
        ledger.cutOver();

        post(today, Outcome.DONE);

        assertThat(ledger.windows().windowsOf(today)).singleElement().matches(empty -> empty.status() == Status.POSTED);
        assertThat(journals()).isZero();
    }

    /** I4: a credit that slips into a closed window stops its posting. */
    @Test
    void aCreditThatComesAfterTheTotalsStopsPosting() {
        long from = ledger.house();
        long to = ledger.house();
        ledger.buffer(from, to, 100);
        ledger.cutOver();
        String slipped = ledger.source();
        INTERRUPTION.afterCommit(
                "posting.total",
                () -> ledger.ledger().buffer(List.of(new BufferedCredit(window, to, from, 1, slipped))));

        assertThat(books.run("posting", today).message())
                .contains("I4: window %d: credits of 101 minor units, totals of 100".formatted(window));
        books.letRecordsBeChanged();
        books.jdbc().update("DELETE FROM buffered_credit WHERE source = ?", slipped);
        post(today, Outcome.DONE);
    }

    @Test
    void aBalanceThatWouldOverflowStopsPostingAndNothingWraps() {
        long from = ledger.house();
        long full = ledger.house();
        long most = Long.MAX_VALUE - 50;
        ledger.transfer(from, full, most);
        ledger.buffer(ledger.house(), full, 100);
        ledger.cutOver();

        post(today, Outcome.FAILED);

        assertThat(ledger.posted(full)).isEqualTo(most);
        assertThat(journals()).isZero();
        ledger.transfer(full, from, most);
        post(today, Outcome.DONE);
        assertThat(ledger.posted(full)).isEqualTo(100);
    }

    private long journals() {
        return books.number("SELECT COUNT(*) FROM journal WHERE source LIKE ?", window + "/%");
    }

    private static List<Long> entries(long account) {
        return books.jdbc()
                .queryForList(
                        "SELECT amount_minor FROM entry WHERE account_id = ? ORDER BY sequence", Long.class, account);
    }

    private static List<Long> houses() {
        return Stream.generate(ledger::house).limit(ACCOUNTS).toList();
    }

    /** Buffers credits between random accounts; returns what each account is to be posted. */
    private Map<Long, Long> bufferAtRandom(List<Long> accounts, int credits) {
        Random random = new Random(SEED);
        Map<Long, Long> model = new TreeMap<>();
        List<BufferedCredit> buffered = new ArrayList<>();
        for (int i = 0; i < credits; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            long amount = 1 + random.nextInt(1_000_000);
            buffered.add(new BufferedCredit(window, accounts.get(to), accounts.get(from), amount, ledger.source()));
            model.merge(accounts.get(to), amount, Math::addExact);
            model.merge(accounts.get(from), -amount, Math::addExact);
        }
        ledger.inTransaction(() -> ledger.ledger().buffer(buffered));
        return model;
    }

    private static void post(LocalDate date, Outcome outcome) {
        assertThat(books.run("posting", date).outcome()).isEqualTo(outcome);
    }

    private static void assertPosted(Map<Long, Long> model) {
        Map<Long, Long> posted = new TreeMap<>();
        model.keySet().forEach(account -> posted.put(account, ledger.posted(account)));
        assertThat(posted).as("seed %d", SEED).isEqualTo(new TreeMap<>(model));
    }

    /** Stops a step before a commit, or looks at the books after each. */
    private static final class Interruption extends Books.Watcher {
        private final AtomicLong commitsLeft = new AtomicLong(Long.MAX_VALUE);
        private String interrupted = "";
        private String watched = "";
        private Runnable afterCommit = () -> {};

        void before(String step, long commitsMade) {
            interrupted = step;
            commitsLeft.set(commitsMade);
        }

        void never() {
            interrupted = "";
            watched = "";
        }

        void afterCommit(String step, Runnable look) {
            watched = step;
            afterCommit = look;
        }

        @Override
        public void committing(String step) {
            if (step.equals(interrupted) && commitsLeft.getAndDecrement() == 0) {
                throw new IllegalStateException("interrupted on purpose");
            }
        }

        @Override
        public void committed(String step, long done, long total) {
            if (step.equals(watched)) {
                Runnable look = afterCommit;
                afterCommit = () -> {};
                look.run();
            }
        }
    }
}
