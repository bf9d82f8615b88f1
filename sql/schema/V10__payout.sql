-- A bank file: the sequence has no gap within a bank and a date.
CREATE TABLE bank_file (
  bank_id       VARCHAR(32)  NOT NULL,
  business_date DATE         NOT NULL,
  sequence      INT          NOT NULL,
  name          VARCHAR(128) NOT NULL,
  currency      CHAR(3)      NOT NULL,
  item_count    INT          NOT NULL,
  total_minor   BIGINT       NOT NULL,
  sha256        CHAR(64)     NULL,
  PRIMARY KEY (bank_id, business_date, sequence),
  UNIQUE KEY bank_file_name (name),
  CONSTRAINT bank_file_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT bank_file_count CHECK (item_count > 0),
  CONSTRAINT bank_file_total CHECK (total_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- An instruction pays one settlement, against one hold; its own id is the hold's.
CREATE TABLE payout_instruction (
  instruction_id   VARCHAR(64)  NOT NULL,
  business_date    DATE         NOT NULL,
  settlement_id    VARCHAR(64)  NOT NULL,
  merchant_id      VARCHAR(32)  NOT NULL,
  bank_id          VARCHAR(32)  NOT NULL,
  account_name     VARCHAR(128) NOT NULL,
  account_number   VARCHAR(64)  NOT NULL,
  currency         CHAR(3)      NOT NULL,
  amount_minor     BIGINT       NOT NULL,
  file_sequence    INT          NULL,
  PRIMARY KEY (instruction_id),
  UNIQUE KEY paid_once (settlement_id),
  KEY instruction_of_day (business_date, bank_id),
  CONSTRAINT instruction_settlement FOREIGN KEY (settlement_id) REFERENCES settlement (settlement_id),
  CONSTRAINT instruction_hold FOREIGN KEY (instruction_id) REFERENCES hold (hold_id),
  CONSTRAINT instruction_amount CHECK (amount_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
