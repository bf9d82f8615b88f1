package org.tallyhouse.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Connections of a test to its schema as the owner; opened when the first is asked for. */
public final class OwnerConnections implements AutoCloseable {
    /** Threads of a test may ask side by side, and wait for each other's locks. */
    private static final int MOST = 8;

    private final Supplier<DatabaseSettings> owner;
    private @Nullable HikariDataSource pool;

    public OwnerConnections(Supplier<DatabaseSettings> owner) {
        this.owner = owner;
    }

    public synchronized JdbcTemplate jdbc() {
        HikariDataSource known = pool;
        if (known == null) {
            DatabaseSettings database = owner.get();
            HikariConfig settings = new HikariConfig();
            settings.setJdbcUrl(database.connectionUrl());
            settings.setUsername(database.user());
            settings.setPassword(database.password());
            settings.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            settings.setMaximumPoolSize(MOST);
            settings.setMinimumIdle(0);
            known = new HikariDataSource(settings);
            pool = known;
        }
        return new JdbcTemplate(known);
    }

    @Override
    public synchronized void close() {
        HikariDataSource known = pool;
        if (known != null) {
            known.close();
        }
    }
}
