-- The ledger. Amounts are minor units of the account's currency, credit positive: a journal sums to
-- zero, a merchant's balance is positive when money is owed to it, an asset is negative.

CREATE TABLE business_day (
  business_date DATE       NOT NULL,
  status        VARCHAR(8) NOT NULL,
  open_marker   TINYINT GENERATED ALWAYS AS (CASE WHEN status = 'OPEN' THEN 1 END) STORED,
  PRIMARY KEY (business_date),
  UNIQUE KEY one_open_day (open_marker),
  CONSTRAINT business_day_status CHECK (status IN ('OPEN', 'CUT', 'POSTING', 'CLOSED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- window_id is yyyymmdd * 1000 + sequence, so windows sort by business date even when a late one of
-- an earlier date is added after the next date was opened.
CREATE TABLE posting_window (
  window_id     BIGINT     NOT NULL,
  business_date DATE       NOT NULL,
  sequence      INT        NOT NULL,
  status        VARCHAR(8) NOT NULL,
  open_marker   TINYINT GENERATED ALWAYS AS (CASE WHEN status = 'OPEN' THEN 1 END) STORED,
  PRIMARY KEY (window_id),
  UNIQUE KEY one_open_window (open_marker),
  UNIQUE KEY window_of_day (business_date, sequence),
  CONSTRAINT posting_window_day FOREIGN KEY (business_date) REFERENCES business_day (business_date),
  CONSTRAINT posting_window_status CHECK (status IN ('OPEN', 'LATE', 'CLOSED', 'POSTED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE account (
  account_id            BIGINT      NOT NULL AUTO_INCREMENT,
  code                  VARCHAR(80) NOT NULL,
  owner_type            VARCHAR(8)  NOT NULL,
  owner_id              VARCHAR(32) NOT NULL,
  kind                  VARCHAR(24) NOT NULL,
  currency              CHAR(3)     NOT NULL,
  posting_mode          VARCHAR(9)  NOT NULL,
  guard                 VARCHAR(9)  NOT NULL,
  overdraft_limit_minor BIGINT      NOT NULL DEFAULT 0,
  status                VARCHAR(12) NOT NULL DEFAULT 'OPEN',
  posted_minor          BIGINT      NOT NULL DEFAULT 0,
  held_minor            BIGINT      NOT NULL DEFAULT 0,
  last_sequence         BIGINT      NOT NULL DEFAULT 0,
  posted_window_id      BIGINT      NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id),
  UNIQUE KEY account_code (code),
  UNIQUE KEY account_of_owner (owner_type, owner_id, currency, kind),
  CONSTRAINT account_owner_type CHECK (owner_type IN ('MERCHANT', 'CHANNEL', 'BANK', 'PLATFORM')),
  CONSTRAINT account_posting_mode CHECK (posting_mode IN ('IMMEDIATE', 'BUFFERED')),
  CONSTRAINT account_guard CHECK (guard IN ('POSTED', 'EFFECTIVE', 'NONE')),
  CONSTRAINT account_status CHECK (status IN ('OPEN', 'CREDITS_ONLY', 'FROZEN', 'CLOSED')),
  CONSTRAINT account_overdraft_limit CHECK (overdraft_limit_minor >= 0),
  CONSTRAINT account_held CHECK (held_minor >= 0),
  -- I8, as far as one row can tell; EFFECTIVE accounts are guarded under their row lock
  CONSTRAINT account_never_overdrawn
    CHECK (guard <> 'POSTED' OR posted_minor - held_minor >= -overdraft_limit_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- type and source name the business event: it is booked at most once (I3).
CREATE TABLE journal (
  journal_id    BIGINT       NOT NULL AUTO_INCREMENT,
  type          VARCHAR(24)  NOT NULL,
  source        VARCHAR(120) NOT NULL,
  business_date DATE         NOT NULL,
  PRIMARY KEY (journal_id),
  UNIQUE KEY booked_once (type, source),
  KEY journal_of_day (business_date),
  CONSTRAINT journal_day FOREIGN KEY (business_date) REFERENCES business_day (business_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- sequence numbers the entries of one account without gaps; balance_after_minor chains (I2).
CREATE TABLE entry (
  account_id          BIGINT NOT NULL,
  sequence            BIGINT NOT NULL,
  journal_id          BIGINT NOT NULL,
  business_date       DATE   NOT NULL,
  amount_minor        BIGINT NOT NULL,
  balance_after_minor BIGINT NOT NULL,
  PRIMARY KEY (account_id, sequence),
  UNIQUE KEY one_entry_per_journal (journal_id, account_id),
  KEY entry_of_day (business_date, account_id, amount_minor),
  CONSTRAINT entry_account FOREIGN KEY (account_id) REFERENCES account (account_id),
  CONSTRAINT entry_journal FOREIGN KEY (journal_id) REFERENCES journal (journal_id),
  CONSTRAINT entry_sequence CHECK (sequence > 0),
  CONSTRAINT entry_amount CHECK (amount_minor <> 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A credit recorded now and posted later; it debits its contra account, so every row balances.
CREATE TABLE buffered_credit (
  credit_id         BIGINT       NOT NULL AUTO_INCREMENT,
  window_id         BIGINT       NOT NULL,
  account_id        BIGINT       NOT NULL,
  contra_account_id BIGINT       NOT NULL,
  amount_minor      BIGINT       NOT NULL,
  source            VARCHAR(120) NOT NULL,
  PRIMARY KEY (credit_id),
  UNIQUE KEY credited_once (source),
  KEY credits_of_window (window_id, account_id, contra_account_id, amount_minor),
  CONSTRAINT buffered_credit_amount CHECK (amount_minor > 0),
  CONSTRAINT buffered_credit_two_sides CHECK (account_id <> contra_account_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE hold (
  hold_id        VARCHAR(64)  NOT NULL,
  account_id     BIGINT       NOT NULL,
  amount_minor   BIGINT       NOT NULL,
  captured_minor BIGINT       NOT NULL DEFAULT 0,
  released_minor BIGINT       NOT NULL DEFAULT 0,
  business_date  DATE         NOT NULL,
  reason         VARCHAR(255) NOT NULL,
  PRIMARY KEY (hold_id),
  KEY hold_of_account (account_id),
  CONSTRAINT hold_account FOREIGN KEY (account_id) REFERENCES account (account_id),
  CONSTRAINT hold_amount CHECK (amount_minor > 0),
  CONSTRAINT hold_captured CHECK (captured_minor >= 0),
  CONSTRAINT hold_released CHECK (released_minor >= 0),
  CONSTRAINT hold_not_overspent CHECK (captured_minor + released_minor <= amount_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- I11: the books are never rewritten. Creating a trigger needs the right to (see docs/operating.md).
CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an entry is never changed; book a correction';
CREATE TRIGGER entry_stays BEFORE DELETE ON entry FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an entry is never deleted; book a correction';
CREATE TRIGGER journal_is_final BEFORE UPDATE ON journal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a journal is never changed; book a correction';
CREATE TRIGGER journal_stays BEFORE DELETE ON journal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a journal is never deleted; book a correction';
CREATE TRIGGER credit_is_final BEFORE UPDATE ON buffered_credit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a buffered credit is never changed';

DELIMITER //
CREATE TRIGGER journal_of_open_day BEFORE INSERT ON journal FOR EACH ROW
BEGIN
  IF (SELECT status FROM business_day WHERE business_date = NEW.business_date) = 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the business date of this journal is closed';
  END IF;
END//
CREATE TRIGGER closed_day_is_final BEFORE UPDATE ON business_day FOR EACH ROW
BEGIN
  IF OLD.status = 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a closed day is never changed';
  END IF;
END//
DELIMITER ;
