package org.tallyhouse.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Connections of a pool are lost together: when the server is heard of no more on one, none that was there before is
 * given out again. The pool trusts a connection that worked half a second ago without asking; after a short absence of
 * the server all of those are dead, and whoever tells of the first, in the database, would get another of them.
 */
public final class LostTogether implements SQLExceptionOverride {
    private final HikariDataSource pool;

    private LostTogether(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The pool must not have been used yet. */
    public static void in(HikariDataSource pool) {
        pool.setExceptionOverride(new LostTogether(pool));
    }

    @java.lang.Override
    public Override adjudicate(SQLException answer) {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null && DatabaseErrors.endsConnection(answer)) {
            connections.softEvictConnections();
        }
        return Override.CONTINUE_EVICT;
    }
}
