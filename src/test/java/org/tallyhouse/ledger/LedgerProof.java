package org.tallyhouse.ledger;

import java.util.List;

/** The invariants of the ledger in plain SQL, apart from the suite's own proofs: each tells what is broken. */
public final class LedgerProof {
    private static final String I1 = """
            SELECT CONCAT('I1: journal ', journal_id, ' is off by ', SUM(amount_minor), ' ', currency)
            FROM entry JOIN account USING (account_id)
            GROUP BY journal_id, currency
            HAVING SUM(amount_minor) <> 0
            """;
    private static final String I1_EMPTY = """
            SELECT CONCAT('I1: journal ', j.journal_id, ' has no entries')
            FROM journal j
            LEFT JOIN entry e ON e.journal_id = j.journal_id
            WHERE e.journal_id IS NULL
            """;
    private static final String I2_CHAIN = """
            SELECT CONCAT('I2: entry ', account_id, '/', sequence, ' does not chain')
            FROM (SELECT account_id, sequence, amount_minor, balance_after_minor,
                         COALESCE(LAG(balance_after_minor) OVER w, 0) AS before_minor,
                         ROW_NUMBER() OVER w AS position
                  FROM entry
                  WINDOW w AS (PARTITION BY account_id ORDER BY sequence)) chain
            WHERE balance_after_minor <> before_minor + amount_minor OR sequence <> position
            """;
    private static final String I2_SUM = """
            SELECT CONCAT('I2: account ', a.account_id, ' has ', a.posted_minor, ', its entries ', COALESCE(e.total, 0))
            FROM account a
            LEFT JOIN (SELECT account_id, SUM(amount_minor) AS total, COUNT(*) AS entries
                       FROM entry GROUP BY account_id) e ON e.account_id = a.account_id
            WHERE a.posted_minor <> COALESCE(e.total, 0) OR a.last_sequence <> COALESCE(e.entries, 0)
            """;
    private static final String I3 = """
            SELECT CONCAT('I3: ', type, ' ', source, ' is booked ', COUNT(*), ' times')
            FROM journal GROUP BY type, source HAVING COUNT(*) > 1
            UNION ALL
            SELECT CONCAT('I3: ', corrects, ' is corrected ', COUNT(*), ' times')
            FROM journal WHERE corrects IS NOT NULL GROUP BY corrects HAVING COUNT(*) > 1
            UNION ALL
            SELECT CONCAT('I3: ', source, ' is credited ', COUNT(*), ' times')
            FROM buffered_credit GROUP BY source HAVING COUNT(*) > 1
            """;
    /** What is credited alone must not be a journal too: with a journal, its own account stands in for the contra. */
    private static final String I3_TWICE = """
            SELECT CONCAT('I3: ', c.source, ' is a journal and a credit of other accounts')
            FROM journal j
            JOIN buffered_credit c ON c.source = j.source
            WHERE j.type = 'REAL_TIME'
              AND NOT EXISTS (SELECT 1 FROM entry e
                              WHERE e.journal_id = j.journal_id
                                AND ((e.account_id = c.account_id AND e.amount_minor = -c.amount_minor)
                                     OR (e.account_id = c.contra_account_id AND e.amount_minor = c.amount_minor)))
            """;
    /** Both sides of what is buffered, and what was posted of it, by account and window. */
    private static final String POSTED_AND_BUFFERED = """
            SELECT account_id, window_id, SUM(buffered) AS buffered, SUM(posted) AS posted, SUM(entries) AS entries
            FROM (SELECT account_id, window_id, SUM(amount_minor) AS buffered, 0 AS posted, 0 AS entries
                  FROM buffered_credit GROUP BY window_id, account_id
                  UNION ALL
                  SELECT contra_account_id, window_id, -SUM(amount_minor), 0, 0
                  FROM buffered_credit GROUP BY window_id, contra_account_id
                  UNION ALL
                  SELECT e.account_id, CAST(SUBSTRING_INDEX(j.source, '/', 1) AS SIGNED), 0, e.amount_minor, 1
                  FROM journal j JOIN entry e ON e.journal_id = j.journal_id
                  WHERE j.type = 'POSTING') side
            GROUP BY account_id, window_id
            """;
    /** Posted whole or not at all, and all of it when the window is posted. */
    private static final String I4 = """
            SELECT CONCAT('I4: of window ', p.window_id, ' account ', p.account_id, ' was posted ', p.posted, ' in ',
                          p.entries, ' entries, not ', p.buffered)
            FROM (%s) p
            JOIN account a ON a.account_id = p.account_id
            JOIN posting_window w ON w.window_id = p.window_id
            WHERE (a.kind <> 'POSTING_TRANSIT' OR w.status = 'POSTED')
              AND p.posted <> p.buffered AND (p.entries > 0 OR w.status = 'POSTED')
            """.formatted(POSTED_AND_BUFFERED);

    private static final String I8 = """
            SELECT CONCAT('I8: account ', a.account_id, ' is overdrawn')
            FROM account a
            LEFT JOIN (SELECT account_id, SUM(CASE WHEN entries = 0 THEN buffered ELSE 0 END) AS coming
                       FROM (%s) p GROUP BY account_id) b ON b.account_id = a.account_id
            WHERE a.guard <> 'NONE'
              AND a.posted_minor - a.held_minor + a.overdraft_limit_minor
                  + CASE a.guard WHEN 'POSTED' THEN 0 ELSE COALESCE(b.coming, 0) END < 0
            """.formatted(POSTED_AND_BUFFERED);
    private static final String HOLDS = """
            SELECT CONCAT('holds: account ', a.account_id, ' holds ', a.held_minor, ', the register says ',
                          COALESCE(r.held, 0))
            FROM account a
            LEFT JOIN (SELECT account_id, SUM(amount_minor - captured_minor - released_minor) AS held
                       FROM hold GROUP BY account_id) r ON r.account_id = a.account_id
            WHERE a.held_minor <> COALESCE(r.held, 0)
            """;
    private static final String MOVEMENTS = """
            SELECT CONCAT('holds: hold ', h.hold_id, ' is not what its movements say')
            FROM hold h
            LEFT JOIN (SELECT hold_id, SUM(CASE kind WHEN 'CAPTURED' THEN amount_minor ELSE 0 END) AS captured,
                              SUM(CASE kind WHEN 'CAPTURED' THEN 0 ELSE amount_minor END) AS freed
                       FROM hold_movement GROUP BY hold_id) m ON m.hold_id = h.hold_id
            WHERE h.captured_minor <> COALESCE(m.captured, 0) OR h.released_minor <> COALESCE(m.freed, 0)
            """;
    /** What is captured leaves the held account by a journal of the same name. */
    private static final String CAPTURES = """
            SELECT CONCAT('holds: what ', m.reference, ' captured is not booked')
            FROM hold_movement m
            JOIN hold h ON h.hold_id = m.hold_id
            LEFT JOIN journal j ON j.type = 'REAL_TIME' AND j.source = m.reference
            LEFT JOIN journal p ON p.type = 'PAYOUT' AND p.source = m.reference
            LEFT JOIN entry e ON e.journal_id = COALESCE(j.journal_id, p.journal_id) AND e.account_id = h.account_id
            WHERE m.kind = 'CAPTURED' AND COALESCE(e.amount_minor, 0) <> -m.amount_minor
            """;

    /** One statement, so that all of it is looked at as of one moment. */
    public static final String SQL = String.join(
            "UNION ALL\n", List.of(I1, I1_EMPTY, I2_CHAIN, I2_SUM, I3, I3_TWICE, I4, I8, HOLDS, MOVEMENTS, CAPTURES));

    private LedgerProof() {}
}
