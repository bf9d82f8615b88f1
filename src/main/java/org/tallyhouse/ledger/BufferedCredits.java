package org.tallyhouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The insert of buffered credits, the busiest statement there is: one statement reads the open window
 * under its shared lock, looks at the accounts without locking them, and writes the rows.
 */
final class BufferedCredits {
    /**
     * The window is named and must still be open, so that the caller knows the date its rows count for.
     * It is looked up as cutover does, by the mark of the open one: whoever locks the row and then its
     * place in that index would deadlock with cutover. The rows are one parameter, so that the statement
     * is the same for any number of them, apart from the lock, which MySQL refuses on them; the order of the join is given: never through a table of ours.
     */
    private static final String SQL = """
            INSERT INTO buffered_credit (window_id, account_id, contra_account_id, amount_minor, source)
            SELECT STRAIGHT_JOIN w.window_id, r.account_id, r.contra_account_id, r.amount_minor, r.source
            FROM posting_window w FORCE INDEX (one_open_window)
            JOIN (SELECT j.account_id, j.contra_account_id, j.amount_minor, j.source
                  FROM JSON_TABLE(?, '$[*]' COLUMNS (
                    account_id        BIGINT PATH '$[0]',
                    contra_account_id BIGINT PATH '$[1]',
                    amount_minor      BIGINT PATH '$[2]',
                    source            VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$[3]')) j) r
            WHERE w.open_marker = 1 AND w.status = 'OPEN' AND w.window_id = ?
              AND EXISTS (SELECT 1 FROM account a
                          WHERE a.account_id = r.account_id AND a.status IN ('OPEN', 'CREDITS_ONLY'))
              AND EXISTS (SELECT 1 FROM account c
                          WHERE c.account_id = r.contra_account_id AND c.status = 'OPEN' AND c.guard = 'NONE')
              AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.type = 'REAL_TIME' AND j.source = r.source)
            LOCK IN SHARE MODE
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private BufferedCredits() {}

    /**
     * Inserts credits of one window.
     *
     * @return how many were inserted: those whose window is open, whose accounts may be moved, and whose
     *     source is not that of a journal
     * @throws SQLException also if a source is in the buffer already; then nothing is inserted
     */
    static int insert(Connection connection, List<BufferedCredit> credits) throws SQLException {
        List<List<Object>> rows = credits.stream()
                .map(credit -> List.<Object>of(
                        credit.accountId(), credit.contraAccountId(), credit.amountMinor(), credit.source()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, JSON.writeValueAsString(rows));
            statement.setLong(2, credits.get(0).windowId());
            return statement.executeUpdate();
        }
    }
}
