package org.tallyhouse.ledger.online;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.tallyhouse.database.BulkInsert;
import org.tallyhouse.database.CurrentConnection;
import org.tallyhouse.database.DatabaseErrors;
import org.tallyhouse.database.DatabaseException;
import org.tallyhouse.database.MyBatisSettings;
import org.tallyhouse.ledger.Holds;
import org.tallyhouse.ledger.Ledger;
import org.tallyhouse.ledger.LedgerException;
import org.tallyhouse.ledger.LedgerException.Reason;
import org.tallyhouse.ledger.LedgerMapper;
import org.tallyhouse.ledger.window.PostingWindow;

/** The parts of the ledger on one connection, whose transaction and end are the caller's. */
final class OnlineBooks {
    /** As the server says it. */
    private static final String ISOLATION = "READ-COMMITTED";

    private static final SqlSessionFactory SESSIONS = sessions();

    final LedgerMapper mapper;
    final Ledger ledger;
    final Holds holds;
    final OnlineMapper online;
    final BulkInsert bulkInsert;

    private final Connection connection;

    private OnlineBooks(Connection connection, SqlSession session) {
        this.connection = connection;
        this.bulkInsert = new BulkInsert(CurrentConnection.of(connection));
        this.mapper = session.getMapper(LedgerMapper.class);
        this.online = session.getMapper(OnlineMapper.class);
        this.ledger = new Ledger(mapper, bulkInsert);
        this.holds = new Holds(mapper, ledger, bulkInsert);
    }

    static OnlineBooks on(Connection connection) {
        // the session is not closed: it owns nothing, the connection stays the caller's
        return new OnlineBooks(connection, SESSIONS.openSession(connection));
    }

    /** Does work whole or not at all within the caller's transaction. */
    <T> T atomically(Supplier<T> work) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("the connection must not commit by itself: setAutoCommit(false)");
            }
            Savepoint before = connection.setSavepoint();
            try {
                return work.get();
            } catch (LedgerException e) {
                connection.rollback(before);
                throw e;
            } catch (RuntimeException e) {
                if (DatabaseErrors.isDuplicateKey(e)) {
                    connection.rollback(before);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * The open window, which stays open until the transaction ends. Every call that decides something asks for it, so
     * it is here that a connection is refused whose reads may be older than its locks: by them, more would be refunded
     * than is left, or spent than is there.
     */
    PostingWindow openWindow() {
        OnlineMapper.OpenWindow open = online.openWindow();
        if (open == null) {
            throw new LedgerException(Reason.WINDOW_NOT_OPEN.says("no business date is open; run set-up first"));
        }
        if (!open.isolation().equals(ISOLATION)) {
            throw new LedgerException(Reason.WRONG_ISOLATION
                    .says("the connection is {actual}; the calls of the ledger need {expected}: connection"
                            + ".setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED) before the transaction")
                    .about("isolation", open.isolation())
                    .figures(ISOLATION, open.isolation()));
        }
        return new PostingWindow(open.windowId(), open.businessDate(), open.sequence(), PostingWindow.Status.OPEN);
    }

    private static SqlSessionFactory sessions() {
        ManagedTransactionFactory callers = new ManagedTransactionFactory();
        Properties properties = new Properties();
        properties.setProperty("closeConnection", "false");
        callers.setProperties(properties);
        Configuration configuration = new Configuration();
        // every session is given its connection; MyBatis only wants the place filled
        configuration.setEnvironment(new Environment("online", callers, new UnpooledDataSource()));
        MyBatisSettings.apply(configuration);
        configuration.addMapper(LedgerMapper.class);
        configuration.addMapper(OnlineMapper.class);
        return new SqlSessionFactoryBuilder().build(configuration);
    }
}
