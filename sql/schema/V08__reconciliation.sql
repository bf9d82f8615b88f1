-- Ours and theirs that agree. Each side is used at most once.
CREATE TABLE recon_match (
  id            BIGINT NOT NULL,
  record_id     BIGINT NOT NULL,
  business_date DATE   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY record_matched_once (record_id),
  KEY match_of_day (business_date),
  CONSTRAINT match_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  CONSTRAINT match_record FOREIGN KEY (record_id) REFERENCES channel_record (record_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A difference. our and their amounts are what each side counts the channel as owing us: signed, less the
-- channel's fee, 0 where it counts nothing; difference = our - their stands in suspense while open.
CREATE TABLE recon_break (
  break_id           VARCHAR(140) NOT NULL,
  channel            VARCHAR(32)  NOT NULL,
  business_date      DATE         NOT NULL,
  class              VARCHAR(24)  NOT NULL,
  id                 BIGINT       NULL,
  record_id          BIGINT       NULL,
  our_amount_minor   BIGINT       NOT NULL,
  their_amount_minor BIGINT       NOT NULL,
  difference_minor   BIGINT       NOT NULL,
  currency           CHAR(3)      NOT NULL,
  PRIMARY KEY (break_id),
  UNIQUE KEY transaction_broken_once (id),
  UNIQUE KEY record_broken_once (record_id),
  KEY break_of_day (channel, business_date),
  CONSTRAINT break_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  CONSTRAINT break_record FOREIGN KEY (record_id) REFERENCES channel_record (record_id),
  CONSTRAINT break_has_a_side CHECK (id IS NOT NULL OR record_id IS NOT NULL),
  CONSTRAINT break_difference CHECK (difference_minor = our_amount_minor - their_amount_minor),
  CONSTRAINT break_class CHECK (class IN ('AMOUNT_DIFF', 'FEE_DIFF', 'STATUS_DIFF', 'CURRENCY_DIFF',
    'MISSING_IN_CHANNEL', 'MISSING_IN_OURS', 'DUPLICATE_IN_CHANNEL'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How a break ended; an open one has no row here.
CREATE TABLE break_end (
  break_id      VARCHAR(140) NOT NULL,
  business_date DATE         NOT NULL,
  status        VARCHAR(13)  NOT NULL,
  PRIMARY KEY (break_id),
  CONSTRAINT break_end_break FOREIGN KEY (break_id) REFERENCES recon_break (break_id),
  CONSTRAINT break_end_status CHECK (status IN ('MATCHED_LATER', 'RESOLVED', 'WRITTEN_OFF'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which of a channel's dates were reconciled, and on which night; without a row, no bill had come.
CREATE TABLE recon_channel (
  channel       VARCHAR(32) NOT NULL,
  business_date DATE        NOT NULL,
  night         DATE        NOT NULL,
  PRIMARY KEY (channel, business_date),
  CONSTRAINT recon_channel_channel FOREIGN KEY (channel) REFERENCES channel (channel_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
