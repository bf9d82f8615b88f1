-- What a merchant is owed, by currency, in minor units. Set the merchant first.
-- owed = pending + balance + reserve + sub_accounts + escrow - dues, with the credits that are buffered and not
-- posted yet. held is the part of all of it that is frozen, such as a payout that waits for its bank's answer.
-- pending, balance and reserve are the main accounts, which the night moves.
SET @merchant = 'M001';

SELECT a.currency,
       SUM(CASE WHEN a.kind = 'PENDING' AND a.purpose = '' THEN a.posted_minor + COALESCE(b.buffered_minor, 0)
                ELSE 0 END) AS pending_minor,
       SUM(CASE WHEN a.kind = 'BALANCE' AND a.purpose = '' THEN a.posted_minor ELSE 0 END) AS balance_minor,
       SUM(CASE WHEN a.kind = 'RESERVE' THEN a.posted_minor ELSE 0 END) AS reserve_minor,
       SUM(CASE WHEN a.kind IN ('PENDING', 'BALANCE') AND a.purpose <> ''
                THEN a.posted_minor + COALESCE(b.buffered_minor, 0) ELSE 0 END) AS sub_accounts_minor,
       SUM(CASE WHEN a.kind = 'ESCROW' THEN a.posted_minor + COALESCE(b.buffered_minor, 0) ELSE 0 END)
         AS escrow_minor,
       SUM(a.held_minor) AS held_minor,
       SUM(CASE WHEN a.kind = 'DUE' THEN -a.posted_minor ELSE 0 END) AS dues_minor,
       SUM(CASE WHEN a.kind <> 'TRANSIT' THEN a.posted_minor + COALESCE(b.buffered_minor, 0) ELSE 0 END) AS owed_minor
FROM account a
LEFT JOIN (SELECT side.account_id, SUM(side.amount_minor) AS buffered_minor
           FROM (SELECT c.account_id, c.window_id, c.amount_minor
                 FROM posting_window w
                 JOIN buffered_credit c ON c.window_id = w.window_id
                 WHERE w.status <> 'POSTED'
                 UNION ALL
                 SELECT c.contra_account_id, c.window_id, -c.amount_minor
                 FROM posting_window w
                 JOIN buffered_credit c ON c.window_id = w.window_id
                 WHERE w.status <> 'POSTED') side
           JOIN account o ON o.account_id = side.account_id AND side.window_id > o.posted_window_id
             AND o.owner_type = 'MERCHANT' AND o.owner_id = @merchant
           GROUP BY side.account_id) b ON b.account_id = a.account_id
WHERE a.owner_type = 'MERCHANT' AND a.owner_id = @merchant
GROUP BY a.currency
ORDER BY a.currency;
