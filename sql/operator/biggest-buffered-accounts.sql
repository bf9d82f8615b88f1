-- The accounts with the most credits waiting to be posted (缓冲记账): the hot accounts of the open and the
-- closed windows. Amounts in minor units; debited is what other accounts' credits take from this one.
SELECT a.code,
       w.window_id,
       w.status AS window_status,
       SUM(side.credit_count) AS credits,
       SUM(side.credited_minor) AS credited_minor,
       SUM(side.debit_count) AS debits,
       SUM(side.debited_minor) AS debited_minor
FROM posting_window w
JOIN (SELECT window_id, account_id, COUNT(*) AS credit_count, SUM(amount_minor) AS credited_minor,
             0 AS debit_count, 0 AS debited_minor
      FROM buffered_credit
      WHERE window_id IN (SELECT window_id FROM posting_window WHERE status <> 'POSTED')
      GROUP BY window_id, account_id
      UNION ALL
      SELECT window_id, contra_account_id, 0, 0, COUNT(*), SUM(amount_minor)
      FROM buffered_credit
      WHERE window_id IN (SELECT window_id FROM posting_window WHERE status <> 'POSTED')
      GROUP BY window_id, contra_account_id) side ON side.window_id = w.window_id
JOIN account a ON a.account_id = side.account_id
WHERE w.status <> 'POSTED'
GROUP BY a.code, w.window_id, w.status
ORDER BY SUM(side.credit_count) + SUM(side.debit_count) DESC, a.code
LIMIT 20;
