package org.tallyhouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * The insert of buffered credits, the busiest statement there is: one statement reads the open window
 * under its shared lock, looks at the accounts without locking them, and writes the rows.
 */
final class BufferedCredits {
    private static final String ROW =
            "SELECT ? AS window_id, ? AS account_id, ? AS contra_account_id," + " ? AS amount_minor, ? AS source";

    /**
     * The window is named and must still be open, so that the caller knows the date its rows count for.
     * It is looked up as cutover does, by the mark of the open one: whoever locks the row and then its
     * place in that index would deadlock with cutover. The order of the join is given: from the few new
     * rows, never through a table of ours.
     */
    private static final String SQL = """
            INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
            SELECT STRAIGHT_JOIN w.window_id, r.account_id, r.contra_account_id, r.amount_minor, r.source
            FROM (%s) r
            JOIN posting_window w FORCE INDEX (one_open_window)
              ON w.open_marker = 1 AND w.status = 'OPEN' AND w.window_id = r.window_id
            WHERE EXISTS (SELECT 1 FROM account a
                          WHERE a.account_id = r.account_id AND a.status IN ('OPEN', 'CREDITS_ONLY'))
              AND EXISTS (SELECT 1 FROM account c
                          WHERE c.account_id = r.contra_account_id AND c.status = 'OPEN' AND c.guard = 'NONE')
              AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.type = 'REAL_TIME' AND j.source = r.source)
            LOCK IN SHARE MODE
            """;

    private BufferedCredits() {}

    /**
     * Inserts credits, the few that were handed in together.
     *
     * @return how many were inserted: those whose window is open, whose accounts may be moved, and whose
     *     source is not that of a journal
     * @throws SQLException also if a source is in the buffer already; then nothing is inserted
     */
    static int insert(Connection connection, List<BufferedCredit> credits) throws SQLException {
        String rows = String.join(" UNION ALL ", Collections.nCopies(credits.size(), ROW));
        try (PreparedStatement statement = connection.prepareStatement(SQL.formatted(rows))) {
            int parameter = 0;
            for (BufferedCredit credit : credits) {
                statement.setLong(++parameter, credit.windowId());
                statement.setLong(++parameter, credit.accountId());
                statement.setLong(++parameter, credit.contraAccountId());
                statement.setLong(++parameter, credit.amountMinor());
                statement.setString(++parameter, credit.source());
            }
            return statement.executeUpdate();
        }
    }
}
