package org.tallyhouse.run.lease;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.run.lease.RunMapper.HolderRow;

/**
 * Takes a lease whose row is locked. A run that lives is left alone; one that is not heard of any more, frozen or cut
 * off in the middle of a commit, keeps its locks for as long as the server keeps its session. So the session is ended
 * where the server lets us; else a person is told which one to end.
 */
final class LeaseTakeover {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseTakeover.class);
    private static final int TRIES_BEFORE_ENDING = 20;
    private static final int MOST_TRIES = 60;
    private static final long PAUSE_MILLIS = 100;

    private final RunMapper mapper;
    private final Duration expiry;

    LeaseTakeover(RunMapper mapper, Duration expiry) {
        this.mapper = mapper;
        this.expiry = expiry;
    }

    /**
     * Tries until the lease is taken, or it is known who holds it.
     *
     * @param attempt fails at once while the row is locked
     * @return who holds it, for people; empty once it is taken
     */
    Optional<String> take(String job, LocalDate date, Supplier<Optional<String>> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (DataAccessException e) {
                if (!DatabaseErrors.isLockConflict(e)) {
                    throw e;
                }
                HolderRow holder = mapper.holder(job, date);
                if (holder != null && RunLease.isAlive(holder.owner(), holder.age(), expiry)) {
                    return Optional.of(holder.lastHeardOf());
                }
                if (tries == MOST_TRIES) {
                    return Optional.of(stuck(holder));
                }
                if (tries == TRIES_BEFORE_ENDING && holder != null) {
                    endSession(holder);
                }
                pause();
            }
        }
    }

    private void endSession(HolderRow holder) {
        Long session = holder.sessionId();
        if (session == null) {
            return;
        }
        try {
            mapper.endSession(session);
            LOG.warn("ended session {} of {}, which kept others from taking over", session, holder.owner());
        } catch (DataAccessException e) {
            LOG.warn("session {} of {} cannot be ended: {}", session, holder.owner(), e.getMessage());
        }
    }

    private static String stuck(@Nullable HolderRow holder) {
        if (holder == null || holder.sessionId() == null) {
            return "a session that holds its lease's row; find it among the server's processes, end it, and run this again";
        }
        return "%s; it does not answer, but its session %d on the server still holds locks: end that process, or the session by KILL %2$d, and run this again"
                .formatted(holder.lastHeardOf(), holder.sessionId());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a lease was taken over", e);
        }
    }
}
