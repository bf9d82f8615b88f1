package org.tallyhouse.run.lease;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.run.lease.RunMapper.LeaseRow;

/**
 * The lease of the one run this process does at a time. Taking it raises the fencing token; every
 * commit checks that the token is still its own, so a run that was taken over cannot commit any more.
 */
public final class RunLease {
    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    private final RunMapper mapper;
    private final TransactionTemplate transaction;
    private final RunSettings settings;
    private volatile @Nullable Held held;

    public RunLease(RunMapper mapper, TransactionTemplate transaction, RunSettings settings) {
        this.mapper = mapper;
        this.transaction = transaction;
        this.settings = settings;
    }

    /**
     * Takes the lease of a job and business date, or tells who holds it. A holder on this machine that
     * is no longer alive, and one whose heartbeat has expired, loses it.
     */
    public Optional<String> take(String job, LocalDate date) {
        mapper.makeLease(job, date);
        return Optional.ofNullable(transaction.execute(status -> takeLocked(job, date)));
    }

    /**
     * Checks, inside a transaction, that this process still holds the lease, and keeps it until commit: lock 1 of the
     * ledger's page.
     *
     * @throws LeaseLost if another run has taken over
     */
    public void check() {
        Held mine = held;
        if (mine == null) {
            throw new LeaseLost("no lease is held");
        }
        Long token = mapper.tokenShared(mine.job, mine.date);
        if (token == null || token != mine.token) {
            throw new LeaseLost("another run of %s %s has taken over".formatted(mine.job, mine.date));
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
                return "%s, last heard of %d s ago".formatted(describe(row.owner()), age.toSeconds());
            }
            LOG.info("taking over the lease of {} {} from {}", job, date, row.owner());
        }
        long token = row.token() + 1;
        mapper.takeLease(job, date, RunOwner.current().toString(), token);
        mapper.startHeartbeat(job, date, token);
        held = new Held(job, date, token, startHeart(job, date, token));
        return null;
    }

    private ScheduledExecutorService startHeart(String job, LocalDate date, long token) {
        ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long every = settings.heartbeat().toMillis();
        heart.scheduleAtFixedRate(() -> beat(job, date, token), every, every, TimeUnit.MILLISECONDS);
        return heart;
    }

    private void beat(String job, LocalDate date, long token) {
        try {
            mapper.beat(job, date, token);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the heartbeat of {} {} could not be written", job, date, e);
        }
    }

    private record Held(String job, LocalDate date, long token, ScheduledExecutorService heart) {}

    /** This run may not commit any more. */
    public static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLost(String message) {
            super(message);
        }
    }
}
