-- Reconciliation of bills that come late, early, twice or corrected, and what people decide about breaks.

-- What is agreed with a channel about differences, in a currency. Amounts are minor units; null limits are none.
CREATE TABLE reconciliation_terms (
  channel                   VARCHAR(32) NOT NULL,
  currency                  CHAR(3)     NOT NULL,
  amount_tolerance_minor    BIGINT      NOT NULL,
  fee_tolerance_minor       BIGINT      NOT NULL,
  carry_days                INT         NOT NULL,
  fallback_keys             VARCHAR(64) NOT NULL,
  write_off_limit_minor     BIGINT      NOT NULL,
  second_person_limit_minor BIGINT      NULL,
  effective_from            DATE        NOT NULL,
  effective_to              DATE        NULL,
  PRIMARY KEY (channel, currency, effective_from),
  CONSTRAINT recon_terms_channel FOREIGN KEY (channel) REFERENCES channel (channel_id),
  CONSTRAINT recon_terms_tolerances CHECK (amount_tolerance_minor >= 0 AND fee_tolerance_minor >= 0),
  CONSTRAINT recon_terms_days CHECK (carry_days >= 0),
  CONSTRAINT recon_terms_limits CHECK (write_off_limit_minor >= 0 AND second_person_limit_minor >= 0),
  CONSTRAINT recon_terms_dates CHECK (effective_to IS NULL OR effective_from <= effective_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Keys that a page of a date is read by, in the order of the channel's references.
ALTER TABLE transaction
  DROP KEY transaction_of_day,
  ADD KEY transaction_of_day (business_date, channel, channel_reference);

-- The dates a bill has rows of, and the night that took them up.
CREATE TABLE recon_bill (
  file_id       BIGINT      NOT NULL,
  business_date DATE        NOT NULL,
  channel       VARCHAR(32) NOT NULL,
  night         DATE        NULL,
  PRIMARY KEY (file_id, business_date),
  KEY recon_bill_waiting (night, business_date),
  KEY recon_bill_of_day (channel, business_date),
  CONSTRAINT recon_bill_file FOREIGN KEY (file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO recon_bill (file_id, business_date, channel, night)
SELECT r.file_id, r.business_date, r.channel, MAX(CASE WHEN f.business_date <= c.night THEN c.night END)
FROM channel_record r
JOIN file_import f ON f.file_id = r.file_id AND f.status = 'COMPLETE'
LEFT JOIN recon_channel c ON c.channel = r.channel AND c.business_date = r.business_date
GROUP BY r.file_id, r.business_date, r.channel;

-- A bill that takes the place of another: named by its content, so that it can be told before it is taken in.
CREATE TABLE bill_replacement (
  replaced_file_id BIGINT      NOT NULL,
  channel          VARCHAR(32) NOT NULL,
  sha256           CHAR(64)    NOT NULL,
  night            DATE        NULL,
  PRIMARY KEY (replaced_file_id),
  UNIQUE KEY replaces_one (channel, sha256),
  CONSTRAINT bill_replaced FOREIGN KEY (replaced_file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Rows of a corrected bill that say the same as a row of the bill before it.
CREATE TABLE recon_same_row (
  record_id    BIGINT NOT NULL,
  by_record_id BIGINT NOT NULL,
  PRIMARY KEY (record_id),
  UNIQUE KEY same_row_once (by_record_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What one side counts and the other does not yet: it finds its other side later, or stands in a break.
CREATE TABLE recon_waiting (
  side               CHAR(6)      NOT NULL,
  row_id             BIGINT       NOT NULL,
  channel            VARCHAR(32)  NOT NULL,
  business_date      DATE         NOT NULL,
  night              DATE         NOT NULL,
  channel_reference  VARCHAR(64)  NOT NULL,
  merchant_reference VARCHAR(64)  NOT NULL,
  type               VARCHAR(20)  NOT NULL,
  currency           CHAR(3)      NOT NULL,
  amount_minor       BIGINT       NOT NULL,
  fee_minor          BIGINT       NOT NULL,
  status             VARCHAR(8)   NOT NULL,
  duplicate          BOOLEAN      NOT NULL,
  break_id           VARCHAR(140) NULL,
  PRIMARY KEY (side, row_id),
  UNIQUE KEY waiting_break (break_id),
  KEY waiting_by_reference (channel, side, channel_reference),
  CONSTRAINT waiting_side CHECK (side IN ('OURS', 'THEIRS'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One pair of a match is in recon_match; where sums of a reference agree, its further rows are here.
CREATE TABLE recon_match_part (
  part_id       BIGINT NOT NULL AUTO_INCREMENT,
  match_id      BIGINT NOT NULL,
  id            BIGINT NULL,
  record_id     BIGINT NULL,
  business_date DATE   NOT NULL,
  PRIMARY KEY (part_id),
  UNIQUE KEY part_transaction_once (id),
  UNIQUE KEY part_record_once (record_id),
  KEY part_of_match (match_id),
  CONSTRAINT part_has_one_side CHECK ((id IS NULL) <> (record_id IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A row per match is the bulk of what a night writes: the keys that say "once" are kept, nothing else.
ALTER TABLE recon_match
  DROP FOREIGN KEY match_transaction,
  DROP FOREIGN KEY match_record,
  DROP KEY match_of_day;

-- What a match within the tolerance left, ours - theirs net; taken back with the other sign.
CREATE TABLE recon_tolerated (
  tolerated_id     BIGINT      NOT NULL AUTO_INCREMENT,
  id               BIGINT      NOT NULL,
  channel          VARCHAR(32) NOT NULL,
  currency         CHAR(3)     NOT NULL,
  business_date    DATE        NOT NULL,
  difference_minor BIGINT      NOT NULL,
  PRIMARY KEY (tolerated_id),
  KEY tolerated_of_day (business_date),
  KEY tolerated_of_transaction (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Counts and sums of a channel's date as it was compared: minor units, net of the channel's fees.
CREATE TABLE recon_total (
  channel       VARCHAR(32) NOT NULL,
  business_date DATE        NOT NULL,
  currency      CHAR(3)     NOT NULL,
  our_count     BIGINT      NOT NULL,
  our_minor     BIGINT      NOT NULL,
  their_count   BIGINT      NOT NULL,
  their_minor   BIGINT      NOT NULL,
  matched_count BIGINT      NOT NULL,
  matched_minor BIGINT      NOT NULL,
  PRIMARY KEY (channel, business_date, currency)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A row may stand in another break after the one it stood in ended. ages_on: from this night on it asks for a person.
ALTER TABLE recon_break ADD ages_on DATE NULL;
UPDATE recon_break SET ages_on = business_date;
ALTER TABLE recon_break
  MODIFY ages_on DATE NOT NULL,
  ADD KEY break_of_transaction (id),
  ADD KEY break_of_record (record_id);
ALTER TABLE recon_break
  DROP KEY transaction_broken_once,
  DROP KEY record_broken_once;

-- REPLACED: what it was about stands in another match or break since, because the other side came or was corrected.
ALTER TABLE break_end DROP CONSTRAINT break_end_status;
ALTER TABLE break_end ADD CONSTRAINT break_end_status
  CHECK (status IN ('MATCHED_LATER', 'REPLACED', 'RESOLVED', 'WRITTEN_OFF'));
ALTER TABLE break_end ADD KEY break_end_of_day (business_date);

INSERT INTO recon_waiting
  (side, row_id, channel, business_date, night, channel_reference, merchant_reference, type, currency, amount_minor,
   fee_minor, status, duplicate, break_id)
SELECT 'OURS', t.id, t.channel, t.business_date, b.business_date, t.channel_reference, t.transaction_id, t.type,
       t.currency, t.amount_minor - f.beneficiary_fee_minor, f.issuer_minor + f.network_minor + f.acquirer_minor, t.status, FALSE, b.break_id
FROM recon_break b
JOIN transaction t ON t.id = b.id
JOIN fee_split f ON f.id = t.id
LEFT JOIN break_end e ON e.break_id = b.break_id
WHERE b.record_id IS NULL AND e.break_id IS NULL
UNION ALL
SELECT 'THEIRS', r.record_id, r.channel, r.business_date, b.business_date, r.channel_reference, r.merchant_reference,
       r.type, r.currency, r.amount_minor, r.fee_minor, r.status, b.class = 'DUPLICATE_IN_CHANNEL', b.break_id
FROM recon_break b
JOIN channel_record r ON r.record_id = b.record_id
LEFT JOIN break_end e ON e.break_id = b.break_id
WHERE b.id IS NULL AND e.break_id IS NULL;

-- Who looks after an open break; the newest row counts.
CREATE TABLE break_assignment (
  assignment_id BIGINT       NOT NULL AUTO_INCREMENT,
  break_id      VARCHAR(140) NOT NULL,
  assignee      VARCHAR(64)  NOT NULL,
  operator      VARCHAR(64)  NOT NULL,
  business_date DATE         NOT NULL,
  PRIMARY KEY (assignment_id),
  KEY assignment_of_break (break_id),
  CONSTRAINT assignment_break FOREIGN KEY (break_id) REFERENCES recon_break (break_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a person decided about a break. Above the limit it waits for a second person.
CREATE TABLE break_resolution (
  break_id      VARCHAR(140) NOT NULL,
  way           VARCHAR(13)  NOT NULL,
  account       VARCHAR(110) NOT NULL,
  status        VARCHAR(8)   NOT NULL,
  operator      VARCHAR(64)  NOT NULL,
  reason        VARCHAR(255) NOT NULL,
  approved_by   VARCHAR(64)  NULL,
  business_date DATE         NOT NULL,
  PRIMARY KEY (break_id),
  CONSTRAINT resolution_break FOREIGN KEY (break_id) REFERENCES recon_break (break_id),
  CONSTRAINT resolution_way CHECK (way IN ('ACCEPT_THEIRS', 'ACCEPT_OURS', 'ADJUST', 'WRITE_OFF')),
  CONSTRAINT resolution_status CHECK (status IN ('WAITING', 'BOOKED')),
  CONSTRAINT resolution_by_two CHECK (approved_by IS NULL OR approved_by <> operator)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Where differences go that are tolerated, accepted or written off.
INSERT INTO account (code, owner_type, owner_id, kind, purpose, currency, posting_mode, guard)
SELECT CONCAT(owner_id, '.', currency, '.DIFFERENCE'), owner_type, owner_id, 'DIFFERENCE', '', currency, posting_mode, guard
FROM account
WHERE kind = 'RECEIVABLE';
