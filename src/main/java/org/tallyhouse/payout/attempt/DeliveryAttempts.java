package org.tallyhouse.payout.attempt;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallyhouse.delivery.DropFailed;
import org.tallyhouse.payout.attempt.AttemptMapper.Unsettled;
import org.tallyhouse.run.lease.RunLease;

/** Tries to put files. The caller has the file's row locked for as long as a try lasts: lock 2 of the ledger's page. */
@Component
public final class DeliveryAttempts {
    private static final int MARK_BYTES = 8;

    private final AttemptMapper mapper;
    private final TransactionTemplate own;
    private final RunLease lease;
    private final PutMarks marks;
    private final HomePlace place;
    private final SecureRandom random = new SecureRandom();

    /** How a try ended. */
    public enum Outcome {
        /** The file and its {@code .ok} file are at the bank, or were. */
        PUT,
        /** Nothing of it has been there. */
        NOT_PUT,
        /** It may have been there. */
        UNSURE,
        /** A person has looked and says that it may be put again. */
        RELEASED
    }

    /** Who puts: a run, which must still hold its lease, or a person. */
    public enum By {
        RUN,
        PERSON
    }

    DeliveryAttempts(
            AttemptMapper mapper,
            PlatformTransactionManager transactions,
            RunLease lease,
            PutMarks marks,
            HomePlace place) {
        this.mapper = mapper;
        this.lease = lease;
        this.marks = marks;
        this.place = place;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Begins a try, which is committed when this returns.
     *
     * @throws RunLease.LeaseLost if a run may not go on
     * @throws DropFailed if this home is a copy
     */
    public DeliveryAttempt begin(String file, By by) {
        place.requireOriginal(file);
        if (by == By.RUN) {
            lease.confirm();
        }
        String mark = mark();
        int attempt = commit(statements -> {
            int next = statements.lastAttempt(file) + 1;
            statements.begin(file, next, RunLease.thisProcess(), mark);
            return next;
        });
        return new DeliveryAttempt(this, file, attempt, mark, by);
    }

    /** Whether a try has put the file and its {@code .ok} file, though nothing more was committed. */
    public boolean wasPut(String file) {
        return commit(statements -> statements.wasPut(file));
    }

    /** What to ask a person, if nobody knows how a try ended. */
    public Optional<DropFailed> unsettled(String file) {
        return commit(statements -> statements.unsettled(file)).stream()
                .reduce((earlier, later) -> later)
                .map(last -> unsure(file, last));
    }

    static DropFailed unsure(String file, Unsettled attempt) {
        return DropFailed.unsure(file, RunLease.describe(attempt.owner()), attempt.beganAt());
    }

    /** Takes it from a person that the bank does not have a file, whatever tries said; within the caller's commit. */
    public void release(String file) {
        mapper.release(file);
        marks.forget(file);
    }

    /** Whether this home has put the file, or begun to, and these books know nothing of it. */
    boolean isOfOtherBooks(String file) {
        String mark = marks.of(file);
        return !mark.isEmpty() && !commit(statements -> statements.knows(file, mark));
    }

    void markPut(String file, String mark) {
        marks.set(file, mark);
    }

    void confirm(By by, String file, int attempt) {
        if (!commit(statements -> statements.isOpen(file, attempt))) {
            throw new IllegalStateException(
                    "somebody else has gone on with %s since this process began to put it".formatted(file));
        }
        if (by == By.RUN) {
            lease.confirm();
        }
    }

    /** Does something in a commit of its own, on a connection that has not been silent. */
    <T> T commit(Function<AttemptMapper, T> work) {
        return Objects.requireNonNull(own.execute(status -> work.apply(mapper)));
    }

    private String mark() {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
