-- What the online system's calls need: sub-accounts by purpose, holds that end in parts or expire,
-- corrections that name what they correct, and windows that are turned during the day.

-- purpose tells apart several accounts of one owner, currency and kind; '' is the main one.
ALTER TABLE account
  MODIFY code VARCHAR(100) NOT NULL,
  ADD purpose VARCHAR(32) NOT NULL DEFAULT '' AFTER kind,
  ADD UNIQUE KEY account_of_purpose (owner_type, owner_id, currency, kind, purpose),
  -- read, under a shared lock, by every credit into the buffer: no change of a balance writes it
  ADD KEY account_takes (account_id, status, guard),
  DROP KEY account_of_owner;

-- 10^15 minor units a movement: no window of credits can overflow what posting sums.
ALTER TABLE buffered_credit
  ADD CONSTRAINT buffered_credit_most CHECK (amount_minor <= 1000000000000000),
  ADD CONSTRAINT buffered_credit_window CHECK (window_id > 0);

-- expires_at is UTC; null: never. open_expires_at has it while something is held.
ALTER TABLE hold
  ADD expires_at DATETIME(3) NULL,
  ADD open_expires_at DATETIME(3)
    GENERATED ALWAYS AS (CASE WHEN captured_minor + released_minor < amount_minor THEN expires_at END) STORED,
  ADD KEY hold_expires (open_expires_at);

-- What ended a hold, in part or whole: the hold's captured and released amounts are the sums of it.
CREATE TABLE hold_movement (
  reference     VARCHAR(120) NOT NULL,
  hold_id       VARCHAR(64)  NOT NULL,
  kind          VARCHAR(8)   NOT NULL,
  amount_minor  BIGINT       NOT NULL,
  business_date DATE         NOT NULL,
  PRIMARY KEY (reference),
  KEY movement_of_hold (hold_id),
  CONSTRAINT hold_movement_hold FOREIGN KEY (hold_id) REFERENCES hold (hold_id),
  CONSTRAINT hold_movement_kind CHECK (kind IN ('CAPTURED', 'RELEASED', 'EXPIRED')),
  CONSTRAINT hold_movement_amount CHECK (amount_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO hold_movement (reference, hold_id, kind, amount_minor, business_date)
SELECT hold_id, hold_id, 'CAPTURED', captured_minor, business_date FROM hold WHERE captured_minor > 0
UNION ALL
SELECT hold_id, hold_id, 'RELEASED', released_minor, business_date FROM hold WHERE released_minor > 0;

-- corrects names what a correction takes back: TYPE/source of a journal, BUFFERED/source of a credit.
ALTER TABLE journal
  ADD corrects VARCHAR(150) NULL,
  ADD reason VARCHAR(255) NOT NULL DEFAULT '',
  ADD UNIQUE KEY corrected_once (corrects);

-- UTC; null for a window opened before this was kept.
ALTER TABLE posting_window
  ADD opened_at DATETIME(3) NULL;

-- I11. After the update, not before it: with a BEFORE UPDATE trigger MariaDB 11.4 refuses an INSERT ... SELECT of
-- several rows into the table. The statement that wanted to change the row is undone all the same.
DROP TRIGGER entry_is_final;
DROP TRIGGER journal_is_final;
DROP TRIGGER credit_is_final;
CREATE TRIGGER entry_is_final AFTER UPDATE ON entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an entry is never changed; book a correction';
CREATE TRIGGER journal_is_final AFTER UPDATE ON journal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a journal is never changed; book a correction';
CREATE TRIGGER credit_is_final AFTER UPDATE ON buffered_credit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a buffered credit is never changed';
CREATE TRIGGER hold_movement_is_final AFTER UPDATE ON hold_movement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a movement of a hold is never changed';
CREATE TRIGGER hold_movement_stays BEFORE DELETE ON hold_movement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a movement of a hold is never deleted';
