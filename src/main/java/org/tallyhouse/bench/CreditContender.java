package org.tallyhouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.tallyhouse.ledger.online.BufferedCreditWriter;
import org.tallyhouse.ledger.online.Movement;
import org.tallyhouse.ledger.online.OnlineLedger;

/** A way to credit an account; each thread of a load opens a session of its own. */
record CreditContender(String name, Opening opening) {
    static final long AMOUNT = 7;

    /** Their places in {@link #all}. */
    static final int DIRECT = 0;

    static final int LEAN = 1;
    static final int AT_ONCE = 2;
    static final int BUFFERED = 3;
    static final int COMBINED = 4;

    static final String DIRECT_TABLE = """
            CREATE TABLE direct_credit (
              credit_id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
              account_id          BIGINT       NOT NULL,
              contra_account_id   BIGINT       NOT NULL,
              amount_minor        BIGINT       NOT NULL,
              balance_after_minor BIGINT       NULL,
              source              VARCHAR(120) NOT NULL UNIQUE
            ) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
            """;

    private static final String UPDATE = "UPDATE account SET posted_minor = posted_minor + ? WHERE account_id = ?";

    /** Opens a session. */
    @FunctionalInterface
    interface Opening {
        Session open() throws SQLException;
    }

    /** Credits the account once per call; returns when the credit is committed. */
    @FunctionalInterface
    interface Session extends AutoCloseable {
        void credit(String reference) throws SQLException;

        @Override
        default void close() throws SQLException {}
    }

    /**
     * What is compared. Direct: the new balance, then the entry with the balance after it, in one
     * transaction. Lean: the least that could be done, an entry that does not know its balance after, so
     * that the balance comes last and its lock is held as briefly as can be. At once: the ledger's journal
     * with both entries. Buffered: one insert. Combined: inserts of several threads in one.
     */
    static List<CreditContender> all(
            DataSource dataSource, OnlineLedger ledger, BufferedCreditWriter writer, HotAccounts accounts) {
        return List.of(
                inTransactions(
                        "direct", dataSource, (connection, reference) -> direct(connection, accounts, reference)),
                inTransactions("lean", dataSource, (connection, reference) -> lean(connection, accounts, reference)),
                inTransactions(
                        "at once",
                        dataSource,
                        (connection, reference) -> ledger.credit(connection, accounts.atOnce(reference))),
                new CreditContender(
                        "buffered",
                        () -> new Connected(
                                open(dataSource, true),
                                (connection, reference) ->
                                        ledger.bufferedCredit(connection, accounts.buffered(reference)))),
                new CreditContender(
                        "combined",
                        () -> reference ->
                                writer.credit(accounts.buffered(reference)).join()));
    }

    private static CreditContender inTransactions(String name, DataSource dataSource, Work work) {
        return new CreditContender(
                name,
                () -> new Connected(open(dataSource, false), (connection, reference) -> {
                    try {
                        work.credit(connection, reference);
                        connection.commit();
                    } catch (SQLException | RuntimeException e) {
                        connection.rollback();
                        throw e;
                    }
                }));
    }

    /** With auto-commit one statement is its own transaction. */
    private static Connection open(DataSource dataSource, boolean autoCommit) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(autoCommit);
        return connection;
    }

    /** Credits the account once on a connection. */
    @FunctionalInterface
    private interface Work {
        void credit(Connection connection, String reference) throws SQLException;
    }

    private record Connected(Connection connection, Work work) implements Session {
        @Override
        public void credit(String reference) throws SQLException {
            work.credit(connection, reference);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static void direct(Connection connection, HotAccounts accounts, String reference) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO direct_credit"
                        + " (account_id, contra_account_id, amount_minor, balance_after_minor, source)"
                        + " SELECT account_id, ?, ?, posted_minor, ? FROM account WHERE account_id = ?")) {
            update.setLong(1, AMOUNT);
            update.setLong(2, accounts.directId());
            update.executeUpdate();
            insert.setLong(1, accounts.channelId());
            insert.setLong(2, AMOUNT);
            insert.setString(3, reference);
            insert.setLong(4, accounts.directId());
            insert.executeUpdate();
        }
    }

    private static void lean(Connection connection, HotAccounts accounts, String reference) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO direct_credit"
                        + " (account_id, contra_account_id, amount_minor, source) VALUES (?, ?, ?, ?)");
                PreparedStatement update = connection.prepareStatement(UPDATE)) {
            insert.setLong(1, accounts.directId());
            insert.setLong(2, accounts.channelId());
            insert.setLong(3, AMOUNT);
            insert.setString(4, reference);
            insert.executeUpdate();
            update.setLong(1, AMOUNT);
            update.setLong(2, accounts.directId());
            update.executeUpdate();
        }
    }

    /** The accounts that are credited, by code and id. */
    record HotAccounts(String channel, String hot, String immediate, long channelId, long directId) {

        Movement buffered(String reference) {
            return new Movement(reference, channel, hot, AMOUNT, "CNY");
        }

        Movement atOnce(String reference) {
            return new Movement(reference, channel, immediate, AMOUNT, "CNY");
        }
    }
}
