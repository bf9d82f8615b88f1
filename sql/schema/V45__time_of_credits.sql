-- When a credit was buffered, UTC by the server's clock: how long it waits. Null in rows of before. No row is written again.
ALTER TABLE buffered_credit ADD written_at DATETIME(3) NULL;
ALTER TABLE buffered_credit ALTER COLUMN written_at SET DEFAULT (UTC_TIMESTAMP(3));
