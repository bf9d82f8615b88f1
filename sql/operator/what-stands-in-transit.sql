-- Transit accounts (在途, 过账在途) that are not empty, and lines of bank statements nobody has claimed (待查).
-- Minor units, credit positive. A merchant's transit holds something only between a real-time debit and the posting
-- of its window; posting in transit only while a window is being posted.
SELECT a.code, a.kind, a.currency, a.posted_minor, a.posted_window_id
FROM account a
WHERE a.kind IN ('TRANSIT', 'POSTING_TRANSIT', 'UNIDENTIFIED') AND a.posted_minor <> 0
ORDER BY a.kind, a.code;
