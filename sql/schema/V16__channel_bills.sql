-- More of what a channel's bill says. type may also be CREDIT or DEBIT: money of the channel's own that is no
-- transaction (a fee of the month, a correction), to our good or to our charge.
-- merchant_reference: our id of the transaction, where the bill has it. batch: what the channel pays out together.
ALTER TABLE channel_record
  ADD merchant_reference VARCHAR(64) NOT NULL DEFAULT '',
  ADD batch VARCHAR(64) NOT NULL DEFAULT '';

-- A deposit that a bill announces: what the channel pays for a batch, less its fees. Minor units, signed.
CREATE TABLE announced_deposit (
  file_id       BIGINT      NOT NULL,
  line          BIGINT      NOT NULL,
  channel       VARCHAR(32) NOT NULL,
  business_date DATE        NOT NULL,
  batch         VARCHAR(64) NOT NULL,
  currency      CHAR(3)     NOT NULL,
  amount_minor  BIGINT      NOT NULL,
  PRIMARY KEY (file_id, line),
  KEY announced_of_day (channel, business_date),
  CONSTRAINT announced_file FOREIGN KEY (file_id) REFERENCES file_import (file_id),
  CONSTRAINT announced_channel FOREIGN KEY (channel) REFERENCES channel (channel_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
