package org.tallyhouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tallyhouse.database.DatabaseErrors;

/**
 * The insert of buffered credits, the busiest statement there is. The first row's window is looked up under
 * its shared lock together with all that must hold; where something does not, there is no window, and the
 * whole insert is refused.
 */
public final class BufferedCredits {
    /**
     * The window is named and must still be open, so that the caller knows the date its rows count for. Lock 3 of this
     * package's page, by the mark of the open one; what is read here is locked shared too, so accounts are read by an
     * index that only a change of their status writes.
     */
    private static final String SQL = """
            INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
            VALUES ((SELECT w.window_id
                     FROM posting_window w FORCE INDEX (one_open_window)
                     WHERE w.open_marker = 1 AND w.status = 'OPEN' AND w.window_id = ?
                       AND @@transaction_isolation = 'READ-COMMITTED'
                       AND (SELECT COUNT(*) FROM account a FORCE INDEX (account_takes)
                            WHERE a.account_id IN (%s) AND a.status IN ('OPEN', 'CREDITS_ONLY')) = ?
                       AND (SELECT COUNT(*) FROM account c FORCE INDEX (account_takes)
                            WHERE c.account_id IN (%s) AND c.status = 'OPEN' AND c.guard = 'NONE') = ?
                     LOCK IN SHARE MODE), ?, ?, ?, ?)%s
            """;

    private BufferedCredits() {}

    /**
     * Inserts credits of one window, all or none.
     *
     * @return whether they were inserted: not if the window is not open, an account may not be moved,
     *     or the transaction is not READ COMMITTED
     * @throws SQLException also if another call has claimed a source
     */
    public static boolean insert(Connection connection, List<BufferedCredit> credits) throws SQLException {
        Set<Long> accounts = new TreeSet<>();
        Set<Long> contras = new TreeSet<>();
        for (BufferedCredit credit : credits) {
            accounts.add(credit.accountId());
            contras.add(credit.contraAccountId());
        }
        String sql = SQL.formatted(
                marks(accounts.size()), marks(contras.size()), ", (?, ?, ?, ?, ?)".repeat(credits.size() - 1));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters parameters = new Parameters(statement);
            long windowId = credits.get(0).windowId();
            parameters.add(windowId);
            parameters.addAll(accounts);
            parameters.addAll(contras);
            for (int i = 0; i < credits.size(); i++) {
                if (i > 0) {
                    parameters.add(windowId);
                }
                BufferedCredit credit = credits.get(i);
                parameters.add(credit.accountId());
                parameters.add(credit.contraAccountId());
                parameters.add(credit.amountMinor());
                parameters.add(credit.source());
            }
            return statement.executeUpdate() == credits.size();
        } catch (SQLException e) {
            if (DatabaseErrors.isMissingValue(e)) {
                return false;
            }
            throw e;
        }
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** The parameters of a statement, one after the other. */
    private static final class Parameters {
        private final PreparedStatement statement;
        private int last;

        Parameters(PreparedStatement statement) {
            this.statement = statement;
        }

        void add(long value) throws SQLException {
            statement.setLong(++last, value);
        }

        void add(String value) throws SQLException {
            statement.setString(++last, value);
        }

        /** The values, then how many they are. */
        void addAll(Collection<Long> values) throws SQLException {
            for (long value : values) {
                add(value);
            }
            add(values.size());
        }
    }
}
