package org.tallyhouse.run.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.Books;
import org.tallyhouse.TestDatabase;
import org.tallyhouse.TestThreads;
import org.tallyhouse.run.lease.RunLease.LeaseLost;

/** Two processes, each with a lease of its own, want to run the same date. */
@Tag("database")
class RunLeaseTest {
    private static final RunSettings SETTINGS = new RunSettings(Duration.ofHours(1), Duration.ofHours(2));

    /** Moved by tests; a process that is frozen finds it moved. */
    private static final AtomicLong NANOS = new AtomicLong();

    @TempDir
    private static Path home;

    private static Books books;

    private final RunLease first = lease();
    private final RunLease second = lease();

    @BeforeAll
    static void open() {
        books = Books.empty(home);
    }

    @AfterAll
    static void close() {
        books.close();
    }

    @AfterEach
    void release() {
        first.release();
        second.release();
        books.jdbc().update("DELETE FROM run_lease");
        books.jdbc().update("DELETE FROM run_heartbeat");
    }

    @Test
    void theSecondIsToldWhoHoldsIt() {
        assertThat(take(first)).isEmpty();

        assertThat(take(second))
                .hasValueSatisfying(holder ->
                        assertThat(holder).startsWith(RunOwner.current().describe() + ", last heard of "));
        check(first);
        assertThatThrownBy(() -> check(second)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void jobsAndDatesHaveLeasesOfTheirOwn() {
        take(first);

        assertThat(second.take("night", Books.SATURDAY)).isEmpty();
    }

    @Test
    void whatWasGivenBackCanBeTaken() {
        take(first);
        first.release();

        assertThat(take(second)).isEmpty();

        check(second);
        assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void aProcessThatDiedOnThisMachineLosesItAtOnce() {
        take(first);
        ownerIs(new RunOwner(RunOwner.current().machine(), 999_999_999, 0));

        assertThat(take(second)).isEmpty();

        assertLostByTheFirst();
    }

    /** In the middle of a commit: its locks stay for as long as the server keeps its session. */
    @Test
    void theSessionOfAFrozenRunIsEnded() throws SQLException {
        take(first);
        ownerIs(new RunOwner("elsewhere/-/-", 999_999_999, 0));
        lastBeat(121);
        try (Connection frozen = lockedShared()) {
            books.jdbc().update("UPDATE run_heartbeat SET session_id = ?", sessionOf(frozen));

            assertThat(take(second)).isEmpty();

            assertThat(frozen.isValid(1)).isFalse();
        }
        assertLostByTheFirst();
    }

    @Test
    void theSessionOfALivingRunIsLeftAlone() throws SQLException {
        take(first);
        try (Connection living = lockedShared()) {
            books.jdbc().update("UPDATE run_heartbeat SET session_id = ?", sessionOf(living));

            assertThat(take(second))
                    .hasValueSatisfying(holder -> assertThat(holder).contains("last heard of 0 s ago"));

            assertThat(living.isValid(1)).isTrue();
        }
    }

    /** A session that is not known, or that the server does not let us end. */
    @ParameterizedTest
    @CsvSource({", 'find it among the server''s processes'", "999999999, 'the session by KILL 999999999'"})
    void aSessionThatStaysIsToldToAPerson(Long session, String told) throws SQLException {
        take(first);
        ownerIs(new RunOwner("elsewhere/-/-", 999_999_999, 0));
        lastBeat(121);
        try (Connection frozen = lockedShared()) {
            books.jdbc().update("UPDATE run_heartbeat SET session_id = ?", session);

            assertThat(take(second))
                    .hasValueSatisfying(holder -> assertThat(holder).contains(told));

            assertThat(frozen.isValid(1)).isTrue();
        }
    }

    /** What a run writes down of its session is that of its commits. */
    @Test
    void theSessionOfTheLastCommitIsKnown() {
        take(first);
        check(first);

        assertThat(books.number("SELECT COUNT(*) FROM run_heartbeat WHERE session_id IS NOT NULL"))
                .isEqualTo(1);
    }

    private static Connection lockedShared() throws SQLException {
        Connection connection = TestDatabase.connect(books.database());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement
                    .executeQuery("SELECT token FROM run_lease LOCK IN SHARE MODE")
                    .close();
        }
        return connection;
    }

    private static long sessionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aProcessElsewhereKeepsItUntilItsHeartbeatExpires() {
        take(first);
        ownerIs(new RunOwner("elsewhere/-/-", 999_999_999, 0));
        lastBeat(119);

        assertThat(take(second)).isPresent();
        lastBeat(121);
        assertThat(take(second)).isEmpty();

        assertLostByTheFirst();
    }

    /** Whoever died shortly before has its last heartbeat in the future. */
    @Test
    void aServerWhoseClockWasSetBackDoesNotKeepItForTheDead() {
        take(first);
        ownerIs(new RunOwner("elsewhere/-/-", 999_999_999, 0));
        lastBeat(-60);

        assertThat(take(second)).isPresent().get().asString().contains("last heard of 0 s ago");
        assertThat(books.number("SELECT COUNT(*) FROM run_heartbeat WHERE beat_at > UTC_TIMESTAMP(3)"))
                .isZero();
        timePasses(121);
        assertThat(take(second)).isEmpty();

        assertLostByTheFirst();
    }

    /** It seems to have been silent for an hour until it beats again; whichever of the two goes on, it is one. */
    @Test
    void aServerWhoseClockWasSetForwardLetsOneGoOn() {
        take(first);
        timePasses(180);
        assertThat(books.get(RunMapper.class).beat("night", Books.FRIDAY, 1, 0)).isEqualTo(1);
        assertThat(take(second)).isPresent();
        check(first);

        timePasses(180);
        assertThat(take(second)).isEmpty();

        assertLostByTheFirst();
        check(second);
    }

    @Test
    void aHolderWithoutAnyHeartbeatLosesIt() {
        take(first);
        books.jdbc().update("DELETE FROM run_heartbeat");

        assertThat(take(second)).isEmpty();

        assertLostByTheFirst();
    }

    @Test
    void onlyTheHolderBeats() {
        RunMapper mapper = books.get(RunMapper.class);
        take(first);
        assertThat(mapper.beat("night", Books.FRIDAY, 1, 0)).isEqualTo(1);
        lastBeat(121);
        take(second);

        assertThat(mapper.beat("night", Books.FRIDAY, 1, 0)).isZero();
        assertThat(mapper.beat("night", Books.FRIDAY, 2, 0)).isEqualTo(1);
    }

    @Test
    @Timeout(120)
    void aCommitThatCheckedIsMadeBeforeAnotherTakesOver() throws Exception {
        take(first);
        CountDownLatch checked = new CountDownLatch(1);
        CountDownLatch trying = new CountDownLatch(1);
        AtomicBoolean worked = new AtomicBoolean();
        try (TestThreads threads = new TestThreads()) {
            Future<Boolean> commit = threads.run(() -> transaction().execute(status -> {
                first.check();
                checked.countDown();
                await(trying);
                worked.set(true);
                return true;
            }));
            checked.await();
            lastBeat(121);
            books.jdbc().update("UPDATE run_heartbeat SET session_id = NULL");
            Future<Boolean> takeover = threads.run(() -> {
                trying.countDown();
                return take(second).isEmpty() && worked.get();
            });

            assertThat(commit.get()).isTrue();
            assertThat(takeover.get()).isTrue();
        }
        assertLostByTheFirst();
    }

    /** Also the moment in which the other has begun and finds the row locked. */
    private static void await(CountDownLatch begun) {
        try {
            begun.await();
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoWasTakenOverIsNotConfirmed() {
        take(first);
        first.confirm();
        lastBeat(121);
        take(second);

        assertThatThrownBy(first::confirm)
                .isInstanceOf(LeaseLost.class)
                .hasMessage("another run of night 2026-02-13 has taken over");
        second.confirm();
    }

    /** Whatever the database says: whoever takes over may have read the old heartbeat already. */
    @Test
    void whoWasSilentForLongIsNotConfirmedAndStaysLost() {
        take(first);
        NANOS.addAndGet(Duration.ofMinutes(89).toNanos());
        first.confirm();
        NANOS.addAndGet(Duration.ofMinutes(91).toNanos());

        assertThatThrownBy(first::confirm)
                .isInstanceOf(LeaseLost.class)
                .hasMessage("the last heartbeat of night 2026-02-13 was acknowledged 5460 s ago: another run may have"
                        + " taken over");
        assertThatThrownBy(() -> check(first)).isInstanceOf(LeaseLost.class);
        assertThatThrownBy(first::confirm).isInstanceOf(LeaseLost.class);
    }

    /** Frozen while the database answers: the answer is older than it looks. */
    @Test
    void anAnswerThatComesLateCountsFromItsQuestion() {
        Iterator<Long> minutes = List.of(0L, 1L, 1L, 92L).iterator();
        RunLease frozen = new RunLease(
                books.get(RunMapper.class),
                transaction(),
                SETTINGS,
                () -> Duration.ofMinutes(minutes.next()).toNanos());
        take(frozen);

        assertThatThrownBy(frozen::confirm).isInstanceOf(LeaseLost.class);
        frozen.release();
    }

    @Test
    void aHeartbeatThatFindsNoRowEndsTheRunBeforeItsNextCommit() throws InterruptedException {
        RunLease beating = new RunLease(
                books.get(RunMapper.class),
                transaction(),
                new RunSettings(Duration.ofMillis(20), Duration.ofHours(2)),
                NANOS::get);
        take(beating);
        books.jdbc().update("UPDATE run_heartbeat SET token = token + 1");

        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (isGood(beating) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }

        assertThatThrownBy(() -> check(beating))
                .as("though the lease's own row is as it was")
                .isInstanceOf(LeaseLost.class);
        beating.release();
    }

    private static boolean isGood(RunLease lease) {
        try {
            check(lease);
            return true;
        } catch (LeaseLost e) {
            return false;
        }
    }

    /** The old run cannot commit, and giving its lease back does not take it from the new one. */
    private void assertLostByTheFirst() {
        assertThatThrownBy(() -> check(first))
                .isInstanceOf(LeaseLost.class)
                .hasMessage("another run of night 2026-02-13 has taken over");
        first.release();
        check(second);
        assertThat(take(lease())).isPresent();
    }

    private static RunLease lease() {
        TransactionTemplate own = new TransactionTemplate(books.get(PlatformTransactionManager.class));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new RunLease(books.get(RunMapper.class), own, SETTINGS, NANOS::get);
    }

    private static TransactionTemplate transaction() {
        return books.get(TransactionTemplate.class);
    }

    private static Optional<String> take(RunLease lease) {
        return lease.take("night", Books.FRIDAY);
    }

    private static void check(RunLease lease) {
        transaction().executeWithoutResult(status -> lease.check());
    }

    private static void ownerIs(RunOwner owner) {
        books.jdbc().update("UPDATE run_lease SET owner = ?", owner.toString());
    }

    private static void timePasses(int minutes) {
        books.jdbc().update("UPDATE run_heartbeat SET beat_at = beat_at - INTERVAL ? MINUTE", minutes);
    }

    private static void lastBeat(int minutesAgo) {
        books.jdbc().update("UPDATE run_heartbeat SET beat_at = UTC_TIMESTAMP(3) - INTERVAL ? MINUTE", minutesAgo);
    }
}
