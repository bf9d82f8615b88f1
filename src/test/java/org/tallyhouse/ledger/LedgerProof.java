package org.tallyhouse.ledger;

/** The invariants of the ledger in plain SQL, apart from the suite's own proofs. */
final class LedgerProof {
    static final String SQL = """
            SELECT CONCAT('I1: journal ', journal_id, ' is off by ', SUM(amount_minor), ' ', currency)
            FROM entry JOIN account USING (account_id)
            GROUP BY journal_id, currency
            HAVING SUM(amount_minor) <> 0
            UNION ALL
            SELECT CONCAT('I2: entry ', account_id, '/', sequence, ' does not chain')
            FROM (SELECT account_id, sequence, amount_minor, balance_after_minor,
                         COALESCE(LAG(balance_after_minor) OVER w, 0) AS before_minor,
                         ROW_NUMBER() OVER w AS position
                  FROM entry
                  WINDOW w AS (PARTITION BY account_id ORDER BY sequence)) chain
            WHERE balance_after_minor <> before_minor + amount_minor OR sequence <> position
            UNION ALL
            SELECT CONCAT('I2: account ', a.account_id, ' has ', a.posted_minor, ', its entries ', COALESCE(e.total, 0))
            FROM account a
            LEFT JOIN (SELECT account_id, SUM(amount_minor) AS total, COUNT(*) AS entries
                       FROM entry GROUP BY account_id) e ON e.account_id = a.account_id
            WHERE a.posted_minor <> COALESCE(e.total, 0) OR a.last_sequence <> COALESCE(e.entries, 0)
            UNION ALL
            SELECT CONCAT('I8: account ', a.account_id, ' is overdrawn')
            FROM account a
            WHERE a.guard <> 'NONE'
              AND a.posted_minor - a.held_minor + a.overdraft_limit_minor
                  + CASE a.guard WHEN 'POSTED' THEN 0 ELSE
                      (SELECT COALESCE(SUM(CASE c.account_id WHEN a.account_id THEN c.amount_minor
                                                             ELSE -c.amount_minor END), 0)
                       FROM buffered_credit c
                       WHERE a.account_id IN (c.account_id, c.contra_account_id)
                         AND NOT EXISTS (SELECT 1 FROM journal j JOIN entry e USING (journal_id)
                                         WHERE e.account_id = a.account_id AND j.type = 'POSTING'
                                           AND j.source LIKE CONCAT(c.window_id, '/%'))) END < 0
            UNION ALL
            SELECT CONCAT('holds: account ', a.account_id, ' holds ', a.held_minor, ', the register says ', r.held)
            FROM account a
            JOIN (SELECT account_id, SUM(amount_minor - captured_minor - released_minor) AS held
                  FROM hold GROUP BY account_id) r ON r.account_id = a.account_id
            WHERE a.held_minor <> r.held
            """;

    private LedgerProof() {}
}
