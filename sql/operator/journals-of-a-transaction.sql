-- Every journal a transaction is part of: its own, the posting of its window, clearing, settlement. Set the
-- transaction first. amount_minor is what the whole journal moves on the account (credit positive), so in POSTING,
-- CLEARING and SETTLEMENT it covers other transactions too. `./run.sh explain transaction ID` tells the same story.
SET @transaction_id = 'T20260213-00050';

SELECT j.business_date, j.type, j.source, a.code, e.amount_minor, e.balance_after_minor
FROM journal j
JOIN entry e ON e.journal_id = j.journal_id
JOIN account a ON a.account_id = e.account_id
WHERE j.type = 'REAL_TIME' AND j.source = @transaction_id
UNION ALL
SELECT j.business_date, j.type, j.source, a.code, e.amount_minor, e.balance_after_minor
FROM buffered_credit c
JOIN account a ON a.account_id IN (c.account_id, c.contra_account_id)
JOIN entry e ON e.account_id = a.account_id
JOIN journal j ON j.journal_id = e.journal_id AND j.type = 'POSTING' AND j.source LIKE CONCAT(c.window_id, '/%')
WHERE c.source = @transaction_id
UNION ALL
SELECT j.business_date, j.type, j.source, a.code, e.amount_minor, e.balance_after_minor
FROM transaction t
JOIN account a ON a.currency = t.currency
  AND ((a.owner_type = 'MERCHANT' AND a.owner_id = t.merchant_id AND a.kind = 'DUE')
       OR (a.owner_type = 'CHANNEL' AND a.owner_id = t.channel AND a.kind = 'COST'))
JOIN entry e ON e.account_id = a.account_id AND e.business_date = t.business_date
JOIN journal j ON j.journal_id = e.journal_id AND j.type = 'CLEARING'
WHERE t.transaction_id = @transaction_id
UNION ALL
SELECT j.business_date, j.type, j.source, a.code, e.amount_minor, e.balance_after_minor
FROM transaction t
JOIN settlement_line l ON l.id = t.id
JOIN journal j ON j.type = 'SETTLEMENT' AND j.source = l.settlement_id
JOIN entry e ON e.journal_id = j.journal_id
JOIN account a ON a.account_id = e.account_id
WHERE t.transaction_id = @transaction_id;
