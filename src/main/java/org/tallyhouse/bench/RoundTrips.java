package org.tallyhouse.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database further away: each statement, commit and rollback waits for a round trip first. */
final class RoundTrips extends DelegatingDataSource {
    private static final Set<String> ON_CONNECTION = Set.of("commit", "rollback", "setSavepoint");

    private final long nanos;

    RoundTrips(DataSource dataSource, Duration roundTrip) {
        super(dataSource);
        this.nanos = roundTrip.toNanos();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return nanos == 0 ? connection : delayed(Connection.class, connection);
    }

    private <T> T delayed(Class<T> type, T target) {
        Object proxy = Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute") || ON_CONNECTION.contains(method.getName())) {
                        LockSupport.parkNanos(nanos);
                    }
                    try {
                        return wrapped(method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private Object wrapped(Object result) {
        if (result instanceof Savepoint) {
            return result;
        }
        if (result instanceof PreparedStatement statement) {
            return delayed(PreparedStatement.class, statement);
        }
        return result instanceof Statement statement ? delayed(Statement.class, statement) : result;
    }
}
