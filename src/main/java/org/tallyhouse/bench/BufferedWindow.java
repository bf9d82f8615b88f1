package org.tallyhouse.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tallyhouse.ledger.Account;
import org.tallyhouse.ledger.AccountKind;
import org.tallyhouse.ledger.Accounts;
import org.tallyhouse.ledger.LedgerMapper.NewAccount;
import org.tallyhouse.ledger.PlatformOwner;
import org.tallyhouse.ledger.PostingMode;

/**
 * Fills a window as a busy day would: half of all credits go to five hot accounts, the rest to
 * all of them in turn, against four channels.
 */
final class BufferedWindow {
    private static final int CREDITS_PER_STATEMENT = 100_000;
    private static final int CHANNELS = 4;
    private static final String TEN = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"
            + " UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
            + " UNION ALL SELECT 9)";

    /** The nth credit of a statement, n = 0 to 99999. */
    private static final String FILL = """
            INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
            SELECT ?, shop.account_id, channel.account_id, 1 + n.n * 7919 %% 100000, CONCAT(?, '-', n.n)
            FROM (SELECT ? + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n
                  FROM %1$s a CROSS JOIN %1$s b CROSS JOIN %1$s c CROSS JOIN %1$s e CROSS JOIN %1$s f) n
            JOIN bench_account shop ON shop.kind = 'PENDING'
              AND shop.position = CASE n.n %% 2 WHEN 0 THEN n.n DIV 2 %% 5 ELSE n.n DIV 2 %% ? END
            JOIN bench_account channel ON channel.kind = 'RECEIVABLE' AND channel.position = CRC32(n.n) %% 4
            WHERE n.n < ?
            """.formatted(TEN);

    private BufferedWindow() {}

    static void openAccounts(Connection connection, Accounts accounts, int count) throws SQLException {
        accounts.open(Accounts.ofHouse(AccountKind.OwnerType.PLATFORM, PlatformOwner.ID, "CNY"));
        accounts.open(IntStream.range(0, CHANNELS)
                .mapToObj(number -> account("channel" + number, AccountKind.RECEIVABLE))
                .toList());
        accounts.open(IntStream.range(0, count)
                .mapToObj(number -> account("M%05d".formatted(number), AccountKind.PENDING))
                .toList());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bench_account (kind VARCHAR(24) NOT NULL, position INT NOT NULL,"
                    + " account_id BIGINT NOT NULL, PRIMARY KEY (kind, position))");
            statement.execute("INSERT INTO bench_account (kind, position, account_id)"
                    + " SELECT kind, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY account_id) - 1, account_id"
                    + " FROM account WHERE kind IN ('PENDING', 'RECEIVABLE')");
        }
    }

    private static NewAccount account(String owner, AccountKind kind) {
        return Accounts.ofPurpose(owner, "CNY", kind, "", PostingMode.BUFFERED, Account.Guard.NONE, 0);
    }

    static void fill(Connection connection, long windowId, int credits, int accountCount, Consumer<String> progress)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // MariaDB cannot INSERT ... SELECT rows into a table with a BEFORE UPDATE trigger (decision 0011)
            statement.execute("DROP TRIGGER IF EXISTS credit_is_final");
        }
        try (PreparedStatement statement = connection.prepareStatement(FILL)) {
            for (int from = 0; from < credits; from += CREDITS_PER_STATEMENT) {
                statement.setLong(1, windowId);
                statement.setString(2, Long.toString(windowId));
                statement.setInt(3, from);
                statement.setInt(4, accountCount);
                statement.setInt(5, credits);
                statement.executeUpdate();
                progress.accept(
                        "%,d of %,d credits".formatted(Math.min(credits, from + CREDITS_PER_STATEMENT), credits));
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE buffered_credit, account");
        }
    }
}
