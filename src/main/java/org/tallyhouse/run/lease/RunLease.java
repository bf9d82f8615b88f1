package org.tallyhouse.run.lease;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.run.lease.RunMapper.LeaseRow;
import org.tallyhouse.run.lease.RunMapper.SharedToken;

/**
 * The lease of the one run this process does at a time. Taking it raises the fencing token; every
 * commit checks that the token is still its own, so a run that was taken over cannot commit any more.
 */
public final class RunLease {
    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    private final RunMapper mapper;
    private final TransactionTemplate transaction;
    private final RunSettings settings;
    private final LongSupplier nanoTime;
    private final LeaseTakeover takeover;
    private volatile @Nullable Held held;

    /**
     * @param transaction in which the lease is taken and confirmed; it must be one of its own
     * @param nanoTime a clock that only goes forward, like {@link System#nanoTime}
     */
    public RunLease(RunMapper mapper, TransactionTemplate transaction, RunSettings settings, LongSupplier nanoTime) {
        this.mapper = mapper;
        this.transaction = transaction;
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.takeover = new LeaseTakeover(mapper, settings.leaseExpiry());
    }

    /**
     * Takes the lease of a job and business date, or tells who holds it. A holder on this machine that
     * is no longer alive, and one whose heartbeat has expired, loses it, with the locks it left on the server.
     */
    public Optional<String> take(String job, LocalDate date) {
        RunMapper.HolderRow before = mapper.holder(job, date);
        if (before == null) {
            mapper.makeLease(job, date);
        } else if (before.age().isNegative()) {
            // the server's clock was set back: who lives beats again, who died would seem to live until then
            mapper.beatsFromNow(job, date);
        }
        return takeover.take(
                job, date, () -> Optional.ofNullable(transaction.execute(status -> takeLocked(job, date))));
    }

    /**
     * Checks, inside a transaction, that this process still holds the lease, and keeps it until commit: lock 1 of the
     * ledger's page.
     *
     * @throws LeaseLost if another run has taken over
     */
    public void check() {
        Held mine = mine();
        SharedToken shared = mapper.tokenShared(mine.job, mine.date);
        if (shared == null || shared.token() != mine.token) {
            throw mine.lose();
        }
        if (shared.sessionId() != mine.sessionId) {
            mine.sessionId = shared.sessionId();
            beat(mine);
        }
    }

    /**
     * Makes sure, at once and outside the commit that goes on, that no other run has taken over: for what no commit
     * can take back. The heartbeat it writes is acknowledged by the row that a take-over changes first. It also fails once
     * no heartbeat was acknowledged for so long that another may be about to take over, whatever the database says; then
     * this run ends.
     *
     * @throws LeaseLost if another run has taken over, or may have
     */
    public void confirm() {
        Held mine = mine();
        requireHeardOf(mine);
        beat(mine);
        mine();
        // a process may be frozen at any point, also between the answer and here
        requireHeardOf(mine);
    }

    private Held mine() {
        Held mine = held;
        if (mine == null) {
            throw new LeaseLost("no lease is held");
        }
        if (mine.lost) {
            throw mine.lose();
        }
        return mine;
    }

    private void requireHeardOf(Held mine) {
        Duration silence = Duration.ofNanos(nanoTime.getAsLong() - mine.acknowledgedNanos);
        if (silence.compareTo(settings.silenceAllowed()) > 0) {
            mine.lost = true;
            throw new LeaseLost("the last heartbeat of %s %s was acknowledged %d s ago: another run may have taken over"
                    .formatted(mine.job, mine.date, silence.toSeconds()));
        }
    }

    /** Whether a holder must be left alone: it has been heard of, and is no dead process of this machine. */
    public static boolean isAlive(String owner, Duration heartbeatAge, Duration expiry) {
        return heartbeatAge.compareTo(expiry) <= 0 && !RunOwner.parse(owner).isDeadHere();
    }

    /** This process, as the owner of a lease. */
    public static String thisProcess() {
        return RunOwner.current().toString();
    }

    /** Who holds a lease, for people. */
    public static String describe(String owner) {
        return RunOwner.parse(owner).describe();
    }

    /** Gives the lease back. */
    public void release() {
        Held mine = held;
        if (mine == null) {
            return;
        }
        mine.heart.shutdownNow();
        held = null;
        try {
            mapper.releaseLease(mine.job, mine.date, mine.token);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the lease of {} {} could not be given back; it expires by itself", mine.job, mine.date, e);
        }
    }

    private @Nullable String takeLocked(String job, LocalDate date) {
        LeaseRow row = mapper.lockLease(job, date);
        if (row.held()) {
            Duration age = Duration.ofMillis(
                    Optional.ofNullable(mapper.heartbeatAgeMillis(job, date)).orElse(Long.MAX_VALUE / 2));
            if (isAlive(row.owner(), age, settings.leaseExpiry())) {
                return new RunMapper.HolderRow(row.owner(), age.toMillis(), null).lastHeardOf();
            }
            LOG.info("taking over the lease of {} {} from {}", job, date, row.owner());
        }
        long token = row.token() + 1;
        long now = nanoTime.getAsLong();
        mapper.takeLease(job, date, RunOwner.current().toString(), token);
        mapper.startHeartbeat(job, date, token);
        Held mine = new Held(job, date, token, now);
        startHeart(mine);
        held = mine;
        return null;
    }

    private void startHeart(Held mine) {
        long every = settings.heartbeat().toMillis();
        mine.heart.scheduleAtFixedRate(() -> beatIfPossible(mine), every, every, TimeUnit.MILLISECONDS);
    }

    private void beatIfPossible(Held mine) {
        try {
            beat(mine);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the heartbeat of {} {} could not be written", mine.job, mine.date, e);
        }
    }

    /** It counts from when it was sent: the answer may come late. One that updates no row ends the run. */
    private void beat(Held mine) {
        long sent = nanoTime.getAsLong();
        Integer rows = transaction.execute(status -> mapper.beat(mine.job, mine.date, mine.token, mine.sessionId));
        if (rows != null && rows == 1) {
            mine.acknowledged(sent);
        } else {
            LOG.error("the heartbeat of {} {} found no row of this run any more", mine.job, mine.date);
            mine.lost = true;
            mine.heart.shutdown();
        }
    }

    /** What this process holds. Once lost it stays lost. */
    private static final class Held {
        private final String job;
        private final LocalDate date;
        private final long token;
        private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        private volatile long acknowledgedNanos;
        /** Of the last commit, on the server. */
        private volatile long sessionId;

        private volatile boolean lost;

        Held(String job, LocalDate date, long token, long acknowledgedNanos) {
            this.job = job;
            this.date = date;
            this.token = token;
            this.acknowledgedNanos = acknowledgedNanos;
        }

        /** The heart and who confirms may beat at once; an older answer does not make the last one older. */
        synchronized void acknowledged(long sentNanos) {
            if (sentNanos - acknowledgedNanos > 0) {
                acknowledgedNanos = sentNanos;
            }
        }

        LeaseLost lose() {
            lost = true;
            return new LeaseLost("another run of %s %s has taken over".formatted(job, date));
        }
    }

    /** This run may not commit any more. */
    public static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost(String message) {
            super(message);
        }
    }
}
