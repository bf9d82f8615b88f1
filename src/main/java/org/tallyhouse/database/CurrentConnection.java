package org.tallyhouse.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The connection of the transaction that is going on, whoever manages it. */
@FunctionalInterface
public interface CurrentConnection {

    /** Runs work on the connection; what goes wrong in the database becomes an unchecked exception. */
    void run(Work work);

    /** The transaction of a connection that the caller holds and commits. */
    static CurrentConnection of(Connection connection) {
        return work -> {
            try {
                work.on(connection);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        };
    }

    /** JDBC on one connection. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
