-- Files that arrived and the rows in them. The same content is taken once per kind and sender.
CREATE TABLE file_import (
  file_id       BIGINT       NOT NULL AUTO_INCREMENT,
  kind          VARCHAR(16)  NOT NULL,
  sender        VARCHAR(32)  NOT NULL,
  name          VARCHAR(255) NOT NULL,
  sha256        CHAR(64)     NOT NULL,
  size_bytes    BIGINT       NOT NULL,
  status        VARCHAR(8)   NOT NULL,
  row_count     BIGINT       NOT NULL DEFAULT 0,
  accepted      BIGINT       NOT NULL DEFAULT 0,
  ignored       BIGINT       NOT NULL DEFAULT 0,
  rejected      BIGINT       NOT NULL DEFAULT 0,
  business_date DATE         NOT NULL,
  imported_at   DATETIME(3)  NOT NULL,
  PRIMARY KEY (file_id),
  UNIQUE KEY imported_once (kind, sender, sha256),
  KEY imported_on (business_date, kind),
  CONSTRAINT file_import_kind
    CHECK (kind IN ('transactions', 'channel-bill', 'statement', 'results')),
  CONSTRAINT file_import_status CHECK (status IN ('LOADING', 'COMPLETE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE reject (
  file_id BIGINT       NOT NULL,
  line    BIGINT       NOT NULL,
  field   VARCHAR(64)  NOT NULL,
  value   VARCHAR(255) NOT NULL,
  reason  VARCHAR(32)  NOT NULL,
  detail  VARCHAR(255) NOT NULL,
  PRIMARY KEY (file_id, line),
  CONSTRAINT reject_file FOREIGN KEY (file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The effect on the merchant's accounts at the moment it was taken in, credit positive: a refund may
-- come from pending and balance, a chargeback beyond both is due from the merchant.
CREATE TABLE transaction (
  id                      BIGINT      NOT NULL AUTO_INCREMENT,
  transaction_id          VARCHAR(64) NOT NULL,
  business_date           DATE        NOT NULL,
  occurred_at             DATETIME(3) NOT NULL,
  type                    VARCHAR(20) NOT NULL,
  original_transaction_id VARCHAR(64) NULL,
  merchant_id             VARCHAR(32) NOT NULL,
  channel                 VARCHAR(32) NOT NULL,
  product                 VARCHAR(32) NOT NULL,
  card_type               VARCHAR(16) NOT NULL,
  currency                CHAR(3)     NOT NULL,
  amount_minor            BIGINT      NOT NULL,
  channel_reference       VARCHAR(64) NOT NULL,
  status                  VARCHAR(8)  NOT NULL,
  pending_minor           BIGINT      NOT NULL DEFAULT 0,
  balance_minor           BIGINT      NOT NULL DEFAULT 0,
  due_minor               BIGINT      NOT NULL DEFAULT 0,
  file_id                 BIGINT      NULL,
  line                    BIGINT      NULL,
  PRIMARY KEY (id),
  UNIQUE KEY transaction_once (transaction_id),
  KEY transaction_of_day (business_date),
  KEY transaction_of_merchant (merchant_id, business_date),
  KEY transaction_at_channel (channel, channel_reference),
  KEY transaction_of_original (original_transaction_id),
  CONSTRAINT transaction_day FOREIGN KEY (business_date) REFERENCES business_day (business_date),
  CONSTRAINT transaction_type CHECK (type IN
    ('PAYMENT', 'REFUND', 'CHARGEBACK', 'CHARGEBACK_REVERSAL', 'PAYOUT', 'ADJUSTMENT')),
  CONSTRAINT transaction_status CHECK (status IN ('SUCCESS', 'FAILED', 'PENDING')),
  CONSTRAINT transaction_amount CHECK (amount_minor > 0),
  CONSTRAINT transaction_effect CHECK (pending_minor + balance_minor + due_minor =
    CASE WHEN status <> 'SUCCESS' THEN 0
         WHEN type IN ('PAYMENT', 'CHARGEBACK_REVERSAL', 'ADJUSTMENT') THEN amount_minor
         ELSE -amount_minor END)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A row of a channel's bill. amount and fee are positive; the type gives the direction.
CREATE TABLE channel_record (
  record_id         BIGINT      NOT NULL AUTO_INCREMENT,
  file_id           BIGINT      NOT NULL,
  line              BIGINT      NOT NULL,
  channel           VARCHAR(32) NOT NULL,
  business_date     DATE        NOT NULL,
  channel_reference VARCHAR(64) NOT NULL,
  type              VARCHAR(20) NOT NULL,
  currency          CHAR(3)     NOT NULL,
  amount_minor      BIGINT      NOT NULL,
  fee_minor         BIGINT      NOT NULL,
  status            VARCHAR(8)  NOT NULL,
  PRIMARY KEY (record_id),
  UNIQUE KEY record_once (file_id, line),
  KEY record_of_day (channel, business_date, channel_reference),
  CONSTRAINT record_file FOREIGN KEY (file_id) REFERENCES file_import (file_id),
  CONSTRAINT record_channel FOREIGN KEY (channel) REFERENCES channel (channel_id),
  CONSTRAINT record_amount CHECK (amount_minor > 0),
  CONSTRAINT record_status CHECK (status IN ('SUCCESS', 'FAILED', 'PENDING'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A line of a bank statement, signed: what came in is positive. A deposit clears a channel's receivable, a
-- payout was booked by its result, anything else waits as unidentified.
CREATE TABLE statement_line (
  line_id        BIGINT       NOT NULL AUTO_INCREMENT,
  file_id        BIGINT       NOT NULL,
  line           BIGINT       NOT NULL,
  bank_id        VARCHAR(32)  NOT NULL,
  booking_date   DATE         NOT NULL,
  value_date     DATE         NOT NULL,
  reference      VARCHAR(64)  NOT NULL,
  currency       CHAR(3)      NOT NULL,
  amount_minor   BIGINT       NOT NULL,
  description    VARCHAR(255) NOT NULL,
  meaning        VARCHAR(12)  NOT NULL,
  channel        VARCHAR(32)  NULL,
  business_date  DATE         NOT NULL,
  PRIMARY KEY (line_id),
  UNIQUE KEY statement_line_once (file_id, line),
  KEY statement_line_of_day (business_date, channel),
  CONSTRAINT statement_line_file FOREIGN KEY (file_id) REFERENCES file_import (file_id),
  CONSTRAINT statement_line_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT statement_line_meaning CHECK (meaning IN ('DEPOSIT', 'PAYOUT', 'UNIDENTIFIED')),
  CONSTRAINT statement_line_amount CHECK (amount_minor <> 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a bank answered to a payout instruction. Applied once.
CREATE TABLE payout_result (
  instruction_id VARCHAR(64)  NOT NULL,
  bank_id        VARCHAR(32)  NOT NULL,
  result         VARCHAR(8)   NOT NULL,
  reason         VARCHAR(255) NOT NULL,
  business_date  DATE         NOT NULL,
  file_id        BIGINT       NOT NULL,
  line           BIGINT       NOT NULL,
  PRIMARY KEY (instruction_id),
  UNIQUE KEY result_once (file_id, line),
  CONSTRAINT result_file FOREIGN KEY (file_id) REFERENCES file_import (file_id),
  CONSTRAINT result_value CHECK (result IN ('PAID', 'RETURNED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
