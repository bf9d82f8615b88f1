package org.tallyhouse.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells apart what the server answered, however deep a library has wrapped it. */
public final class DatabaseErrors {
    private static final int DUPLICATE_KEY = 1062;
    /** A column that must have a value was given none. */
    private static final int MISSING_VALUE = 1048;
    /** A lock wait timeout, a deadlock, a row that is locked: the transaction may simply be tried again. */
    private static final Set<Integer> LOCK_CONFLICTS = Set.of(1205, 1213, 3572);

    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227, 1370, 1419);
    /** A trigger's refusal. */
    private static final String SIGNALLED = "45000";
    /** The class of states that tell of the connection, not of the statement. */
    private static final String CONNECTION_EXCEPTION = "08";

    private DatabaseErrors() {}

    public static boolean isDuplicateKey(Throwable failure) {
        return answer(failure)
                .filter(answer -> answer.getErrorCode() == DUPLICATE_KEY)
                .isPresent();
    }

    /** Whether the duplicate is of the unique key of that name. */
    public static boolean isDuplicateKey(Throwable failure, String key) {
        return isDuplicateKey(failure)
                && answer(failure)
                        .filter(answer -> String.valueOf(answer.getMessage()).contains(key + "'"))
                        .isPresent();
    }

    public static boolean isMissingValue(Throwable failure) {
        return answer(failure)
                .filter(answer -> answer.getErrorCode() == MISSING_VALUE)
                .isPresent();
    }

    public static boolean isLockConflict(Throwable failure) {
        return answer(failure)
                .filter(answer -> LOCK_CONFLICTS.contains(answer.getErrorCode()))
                .isPresent();
    }

    /** Whether the user has not the right, on a schema, a table or a statement. */
    public static boolean isDenied(Throwable failure) {
        return answer(failure)
                .filter(answer -> DENIED.contains(answer.getErrorCode()))
                .isPresent();
    }

    /** What a trigger of the schema said when it refused a write. */
    public static Optional<String> refusal(Throwable failure) {
        return answer(failure)
                .filter(answer -> SIGNALLED.equals(answer.getSQLState()))
                .map(answer -> String.valueOf(answer.getMessage()));
    }

    /** Whether the server is heard of no more on the connection that got this. */
    public static boolean endsConnection(SQLException answer) {
        return String.valueOf(answer.getSQLState()).startsWith(CONNECTION_EXCEPTION);
    }

    private static Optional<SQLException> answer(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException answer) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
