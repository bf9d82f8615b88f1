package org.tallyhouse.run;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import org.tallyhouse.run.RunResult.Outcome;

/** Turns what stopped a run into one line for the operator; the log has the rest. */
public final class RunFailures {
    private static final Logger LOG = LoggerFactory.getLogger(RunFailures.class);

    private RunFailures() {}

    static RunResult result(String run, Throwable failure) {
        List<Throwable> chain = chain(failure);
        String where = chain.stream()
                .filter(StageFailed.class::isInstance)
                .map(cause -> " in " + ((StageFailed) cause).stage())
                .findFirst()
                .orElse("");
        for (Throwable cause : chain) {
            if (cause instanceof InputNotThere) {
                return new RunResult(Outcome.INPUT_NOT_THERE, run + " waits" + where + ": " + cause.getMessage());
            }
        }
        LOG.error("{} failed{}", run, where, failure);
        return new RunResult(
                Outcome.FAILED,
                "%s failed%s: %s; then give the same command again, it resumes".formatted(run, where, reason(failure)));
    }

    /** What stopped it, in a line. */
    public static String reason(Throwable failure) {
        if (isConnectionLost(failure)) {
            return "the database cannot be reached or went away";
        }
        List<Throwable> chain = chain(failure);
        Throwable root = chain.get(chain.size() - 1);
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.lines().findFirst().orElse(message);
    }

    /** Whether the server is away, rather than the statement wrong. */
    public static boolean isConnectionLost(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLNonTransientConnectionException
                        || cause instanceof SQLRecoverableException
                        || (cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && sql.getSQLState().startsWith("08")));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
