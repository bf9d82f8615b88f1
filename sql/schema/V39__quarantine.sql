-- Transactions that cannot be priced or settled: their money stays where it is, and the others go on. Rows are final.
-- misstated: merchant, account or channel are not what the ledger moved, so that only the ledger counts.
CREATE TABLE quarantine (
  id            BIGINT       NOT NULL,
  business_date DATE         NOT NULL,
  reason        VARCHAR(20)  NOT NULL,
  detail        VARCHAR(255) NOT NULL,
  misstated     BOOLEAN AS (reason NOT IN ('WRONG_ORIGINAL', 'NO_PRICE')) STORED,
  PRIMARY KEY (id),
  KEY quarantined_on (business_date),
  CONSTRAINT quarantine_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  CONSTRAINT quarantine_reason CHECK (reason IN
    ('UNKNOWN_MERCHANT', 'NO_ACCOUNT', 'UNKNOWN_CHANNEL', 'MISBOOKED', 'WRONG_ORIGINAL', 'NO_PRICE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER quarantine_stays BEFORE DELETE ON quarantine FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was quarantined is never deleted';
CREATE TRIGGER quarantine_is_final AFTER UPDATE ON quarantine FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was quarantined is never changed';

-- What two people decide about one: settled from a date on, or taken back and never settled. Asked for again where it was
-- rejected.
CREATE TABLE quarantine_decision (
  id              BIGINT       NOT NULL,
  decision        VARCHAR(8)   NOT NULL,
  status          VARCHAR(8)   NOT NULL,
  asked_by        VARCHAR(64)  NOT NULL,
  reason          VARCHAR(255) NOT NULL,
  decided_by      VARCHAR(64)  NULL,
  decision_reason VARCHAR(255) NULL,
  effective_on    DATE         NULL,
  PRIMARY KEY (id),
  CONSTRAINT decided_quarantine FOREIGN KEY (id) REFERENCES quarantine (id),
  CONSTRAINT quarantine_decision_kind CHECK (decision IN ('RELEASE', 'VOID')),
  CONSTRAINT quarantine_decision_status CHECK (status IN ('WAITING', 'APPROVED', 'REJECTED')),
  CONSTRAINT quarantine_decided CHECK ((status = 'WAITING') = (decided_by IS NULL)),
  CONSTRAINT quarantine_effective CHECK ((status = 'APPROVED') = (effective_on IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER quarantine_decision_stays BEFORE DELETE ON quarantine_decision FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was decided is never deleted';

ALTER TABLE settlement_left_out DROP CONSTRAINT left_out_reason;
ALTER TABLE settlement_left_out ADD CONSTRAINT left_out_reason
  CHECK (reason IN ('', 'CHANNEL_HELD', 'NOT_RECONCILED', 'QUARANTINED', 'VOIDED'));
