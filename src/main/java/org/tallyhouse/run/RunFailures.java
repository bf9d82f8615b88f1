package org.tallyhouse.run;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.failure.CauseText;
import org.tallyhouse.failure.CommandFault;
import org.tallyhouse.failure.Failure;
import org.tallyhouse.failure.WithFailures;
import org.tallyhouse.run.RunResult.Outcome;

/** Turns what stopped a run into one line for the operator, and attributes for programs; the log has the rest. */
public final class RunFailures {
    private static final Logger LOG = LoggerFactory.getLogger(RunFailures.class);
    private static final String OURS = "org.tallyhouse.";
    /** What the pool says of a connection that it found broken and took away from whoever works on it. */
    private static final String OF_THE_POOL = "Connection is closed";

    private static final int MOST_CHARACTERS = 2_000;

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

    /** What stopped it, in a line: our own sentence, and behind it what a library or the system said. */
    public static String reason(Throwable failure) {
        String line = inOneLine(sentence(failure));
        return line.length() <= MOST_CHARACTERS
                ? line
                : line.substring(0, MOST_CHARACTERS - 4).stripTrailing() + " ...";
    }

    /** The same by attributes; at least one, and more where a refusal has several problems. */
    public static List<Failure> failures(Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (isConnectionLost(chain)) {
            return List.of(Failure.told(CommandFault.DATABASE_NOT_REACHED, sentence(failure)));
        }
        Throwable own = own(chain);
        if (own instanceof WithFailures carrier) {
            return carrier.failures();
        }
        return List.of(Failure.told(
                own instanceof BrokenInvariant ? CommandFault.BROKEN_INVARIANT : CommandFault.FAILED,
                sentence(failure)));
    }

    /** Whether the server is away, rather than the statement wrong. */
    public static boolean isConnectionLost(Throwable failure) {
        return isConnectionLost(chain(failure));
    }

    private static String sentence(Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (isConnectionLost(chain)) {
            return "the database cannot be reached or went away";
        }
        Throwable own = own(chain);
        if (own == null) {
            return CauseText.of(root(chain));
        }
        String said = String.valueOf(own.getMessage());
        Throwable root = root(chain);
        if (own instanceof WithFailures || own == root) {
            return said;
        }
        String why = CauseText.of(root, said);
        return said.contains(why) ? said : said + ": " + why;
    }

    /** Problems that stand below each other are told one behind the other. */
    private static String inOneLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("; "))
                .replace(":; ", ": ");
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static boolean isConnectionLost(List<Throwable> chain) {
        return chain.stream()
                .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLNonTransientConnectionException
                        // the pool has none, and does not say why where it said so before
                        || cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLRecoverableException
                        || (cause instanceof SQLException sql && isConnectionLost(sql)));
    }

    private static boolean isConnectionLost(SQLException answer) {
        return DatabaseErrors.endsConnection(answer)
                || (answer.getSQLState() == null && OF_THE_POOL.equals(answer.getMessage()));
    }

    /** The outermost that our code has put into a sentence; null if there is none. */
    private static @Nullable Throwable own(List<Throwable> chain) {
        return chain.stream().filter(RunFailures::isOwn).findFirst().orElse(null);
    }

    /** What the database answered, or else the innermost: what is in between adds nothing a person could use. */
    private static Throwable root(List<Throwable> chain) {
        return chain.stream().filter(SQLException.class::isInstance).findFirst().orElse(chain.get(chain.size() - 1));
    }

    /** Of a class of ours, or made by our code; {@link StageFailed} says where, not why. */
    private static boolean isOwn(Throwable thrown) {
        if (thrown instanceof StageFailed || thrown.getMessage() == null || CauseText.repeats(thrown)) {
            return false;
        }
        String name = thrown.getClass().getName();
        return name.startsWith(OURS) || (name.startsWith("java.") && isMadeByUs(thrown));
    }

    private static boolean isMadeByUs(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().startsWith(OURS)
                && !(thrown instanceof SQLException)
                && !CauseText.isProgramError(thrown);
    }
}
