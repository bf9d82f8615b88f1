package org.tallyhouse.database;

import java.sql.SQLException;

/** What the database answered to a statement outside Spring. */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
