package org.tallyhouse.ledger.online;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.database.DatabaseException;
import org.tallyhouse.ledger.LedgerException;

/**
 * Runs calls of the online ledger in transactions of their own: READ COMMITTED, committed at the end,
 * rolled back on any failure, and tried again after a deadlock or lock timeout.
 */
public final class LedgerTransactions {
    private static final int MOST_TRIES = 10;
    private static final int BACK_OFF_MILLIS = 20;

    private final DataSource dataSource;

    public LedgerTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The work of one transaction. It may be done several times, so it keeps nothing but its result. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * Runs work in a transaction.
     *
     * @throws LedgerException if the work was refused; nothing is changed then
     * @throws DatabaseException if the database failed; when that was during the commit the outcome is
     *     not known, and the same call with the same reference tells
     */
    public <T> T run(Work<T> work) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = dataSource.getConnection()) {
                return commit(connection, work);
            } catch (SQLException | RuntimeException e) {
                if (!DatabaseErrors.isLockConflict(e) || tries == MOST_TRIES) {
                    throw e instanceof RuntimeException known ? known : new DatabaseException((SQLException) e);
                }
            }
            pause(tries);
        }
    }

    private static <T> T commit(Connection connection, Work<T> work) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    /** A connection that is lost cannot roll back, and need not. */
    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void pause(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(BACK_OFF_MILLIS * tries) + 1L);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two tries", e);
        }
    }
}
