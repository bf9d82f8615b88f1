-- What set-up loads: who we work with and on which terms.

CREATE TABLE institution (
  name                VARCHAR(128) NOT NULL,
  business_calendar   VARCHAR(32)  NOT NULL,
  first_business_date DATE         NOT NULL,
  PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE calendar (
  calendar_id  VARCHAR(32)  NOT NULL,
  name         VARCHAR(128) NOT NULL,
  covers_from  DATE         NOT NULL,
  covers_to    DATE         NOT NULL,
  weekend_days VARCHAR(64)  NOT NULL,
  PRIMARY KEY (calendar_id),
  CONSTRAINT calendar_coverage CHECK (covers_from <= covers_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Days that differ from the week: a holiday is not working, a make-up day is.
CREATE TABLE calendar_day (
  calendar_id VARCHAR(32)  NOT NULL,
  day         DATE         NOT NULL,
  working     BOOLEAN      NOT NULL,
  name        VARCHAR(128) NOT NULL,
  PRIMARY KEY (calendar_id, day),
  CONSTRAINT calendar_day_calendar FOREIGN KEY (calendar_id) REFERENCES calendar (calendar_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE bank (
  bank_id        VARCHAR(32)  NOT NULL,
  name           VARCHAR(128) NOT NULL,
  currency       CHAR(3)      NOT NULL,
  account_number VARCHAR(64)  NOT NULL,
  PRIMARY KEY (bank_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- bill: whether the night waits for the channel's bill (REQUIRED), takes it if it is there, or none comes.
CREATE TABLE channel (
  channel_id        VARCHAR(32)  NOT NULL,
  name              VARCHAR(128) NOT NULL,
  bank_id           VARCHAR(32)  NOT NULL,
  bill              VARCHAR(8)   NOT NULL,
  deposit_reference VARCHAR(64)  NOT NULL,
  PRIMARY KEY (channel_id),
  UNIQUE KEY channel_deposit_reference (deposit_reference),
  CONSTRAINT channel_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT channel_bill CHECK (bill IN ('REQUIRED', 'OPTIONAL', 'NONE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- settlement_days counts working days of settlement_calendar (T+N) or calendar days (D+N).
CREATE TABLE merchant (
  merchant_id           VARCHAR(32)  NOT NULL,
  name                  VARCHAR(128) NOT NULL,
  settlement_calendar   VARCHAR(32)  NOT NULL,
  settlement_basis      CHAR(1)      NOT NULL,
  settlement_days       INT          NOT NULL,
  payout                VARCHAR(8)   NOT NULL,
  refund_fee            VARCHAR(12)  NOT NULL,
  status                VARCHAR(8)   NOT NULL,
  PRIMARY KEY (merchant_id),
  CONSTRAINT merchant_calendar FOREIGN KEY (settlement_calendar) REFERENCES calendar (calendar_id),
  CONSTRAINT merchant_basis CHECK (settlement_basis IN ('T', 'D')),
  CONSTRAINT merchant_days CHECK (settlement_days BETWEEN 0 AND 365),
  CONSTRAINT merchant_payout CHECK (payout IN ('AUTO', 'NONE')),
  CONSTRAINT merchant_refund_fee CHECK (refund_fee IN ('KEEP', 'PROPORTION')),
  CONSTRAINT merchant_status CHECK (status IN ('ACTIVE', 'CLOSED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE merchant_alias (
  alias          VARCHAR(32) NOT NULL,
  business_line  VARCHAR(32) NOT NULL,
  merchant_id    VARCHAR(32) NOT NULL,
  effective_from DATE        NOT NULL,
  effective_to   DATE        NULL,
  PRIMARY KEY (alias, effective_from),
  CONSTRAINT alias_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT alias_dates CHECK (effective_to IS NULL OR effective_from <= effective_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- bank_id is the bank of ours that pays; account_number is the merchant's own.
CREATE TABLE merchant_bank_account (
  merchant_id    VARCHAR(32)  NOT NULL,
  currency       CHAR(3)      NOT NULL,
  bank_id        VARCHAR(32)  NOT NULL,
  account_name   VARCHAR(128) NOT NULL,
  account_number VARCHAR(64)  NOT NULL,
  is_default     BOOLEAN      NOT NULL,
  effective_from DATE         NOT NULL,
  effective_to   DATE         NULL,
  PRIMARY KEY (merchant_id, currency, account_number, effective_from),
  CONSTRAINT bank_account_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT bank_account_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT bank_account_dates CHECK (effective_to IS NULL OR effective_from <= effective_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
