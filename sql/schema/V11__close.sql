-- An account's balance at the end of a business date; only dates on which it moved have a row.
CREATE TABLE closing_balance (
  account_id    BIGINT NOT NULL,
  business_date DATE   NOT NULL,
  opening_minor BIGINT NOT NULL,
  debit_minor   BIGINT NOT NULL,
  credit_minor  BIGINT NOT NULL,
  closing_minor BIGINT NOT NULL,
  PRIMARY KEY (account_id, business_date),
  KEY closing_of_day (business_date),
  CONSTRAINT closing_account FOREIGN KEY (account_id) REFERENCES account (account_id),
  CONSTRAINT closing_adds_up CHECK (closing_minor = opening_minor + credit_minor - debit_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The general ledger, summed from journals at the close: one row per general-ledger account and currency.
CREATE TABLE trial_balance (
  business_date DATE       NOT NULL,
  gl_code       VARCHAR(8) NOT NULL,
  currency      CHAR(3)    NOT NULL,
  opening_minor BIGINT     NOT NULL,
  debit_minor   BIGINT     NOT NULL,
  credit_minor  BIGINT     NOT NULL,
  closing_minor BIGINT     NOT NULL,
  PRIMARY KEY (business_date, gl_code, currency),
  CONSTRAINT trial_balance_adds_up CHECK (closing_minor = opening_minor + credit_minor - debit_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE certificate (
  business_date DATE     NOT NULL,
  previous_hash CHAR(64) NOT NULL,
  hash          CHAR(64) NOT NULL,
  PRIMARY KEY (business_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER closing_balance_is_final BEFORE UPDATE ON closing_balance FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a closing balance is never changed';
CREATE TRIGGER certificate_is_final BEFORE UPDATE ON certificate FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a certificate is never changed';
