-- Buffered credits that cannot be posted: posting sets them aside, and all others are posted. Rows are final.
CREATE TABLE credit_quarantine (
  credit_id BIGINT       NOT NULL,
  window_id BIGINT       NOT NULL,
  reason    VARCHAR(20)  NOT NULL,
  detail    VARCHAR(255) NOT NULL,
  PRIMARY KEY (credit_id),
  KEY quarantined_in_window (window_id),
  CONSTRAINT quarantined_credit FOREIGN KEY (credit_id) REFERENCES buffered_credit (credit_id),
  CONSTRAINT credit_quarantine_reason CHECK (reason IN ('NO_ACCOUNT', 'WRONG_CURRENCY', 'NOT_BUFFERED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER credit_quarantine_stays BEFORE DELETE ON credit_quarantine FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was quarantined is never deleted';
CREATE TRIGGER credit_quarantine_is_final AFTER UPDATE ON credit_quarantine FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was quarantined is never changed';

-- What two people decide about one: booked after all, or never. Asked for again where it was rejected.
CREATE TABLE credit_decision (
  id              BIGINT       NOT NULL,
  decision        VARCHAR(8)   NOT NULL,
  status          VARCHAR(8)   NOT NULL,
  asked_by        VARCHAR(64)  NOT NULL,
  reason          VARCHAR(255) NOT NULL,
  decided_by      VARCHAR(64)  NULL,
  decision_reason VARCHAR(255) NULL,
  effective_on    DATE         NULL,
  PRIMARY KEY (id),
  CONSTRAINT decided_credit FOREIGN KEY (id) REFERENCES credit_quarantine (credit_id),
  CONSTRAINT credit_decision_kind CHECK (decision IN ('RELEASE', 'VOID')),
  CONSTRAINT credit_decision_status CHECK (status IN ('WAITING', 'APPROVED', 'REJECTED')),
  CONSTRAINT credit_decided CHECK ((status = 'WAITING') = (decided_by IS NULL)),
  CONSTRAINT credit_effective CHECK ((status = 'APPROVED') = (effective_on IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER credit_decision_stays BEFORE DELETE ON credit_decision FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was decided is never deleted';

-- The most that one transaction of a merchant or through a channel may be of, or one payout through a bank. id '': any
-- that has no row of its own.
CREATE TABLE amount_ceiling (
  party         VARCHAR(8)  NOT NULL,
  id            VARCHAR(32) NOT NULL,
  currency      CHAR(3)     NOT NULL,
  ceiling_minor BIGINT      NOT NULL,
  PRIMARY KEY (party, id, currency),
  CONSTRAINT amount_ceiling_party CHECK (party IN ('MERCHANT', 'CHANNEL', 'BANK')),
  CONSTRAINT amount_ceiling_positive CHECK (ceiling_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE quarantine DROP CONSTRAINT quarantine_reason;
ALTER TABLE quarantine
  MODIFY misstated BOOLEAN AS (reason NOT IN ('WRONG_ORIGINAL', 'NO_PRICE', 'OVER_CEILING')) STORED,
  ADD CONSTRAINT quarantine_reason CHECK (reason IN
    ('UNKNOWN_MERCHANT', 'NO_ACCOUNT', 'UNKNOWN_CHANNEL', 'MISBOOKED', 'WRONG_ORIGINAL', 'OVER_CEILING', 'NO_PRICE'));

ALTER TABLE payout_refusal DROP CONSTRAINT payout_refusal_reason;
ALTER TABLE payout_refusal
  ADD CONSTRAINT payout_refusal_reason CHECK (reason IN ('BAD_BANK_DETAILS', 'TOO_MANY_PARTS', 'OVER_CEILING'));

-- Where a closed date's rows differ from what was sealed is told by these.
DELIMITER //
CREATE TRIGGER closed_part_stays BEFORE DELETE ON closed_part FOR EACH ROW
BEGIN
  IF (SELECT status FROM business_day WHERE business_date = OLD.business_date) = 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the digest of a closed date stays';
  END IF;
END//
CREATE TRIGGER closed_part_is_final AFTER UPDATE ON closed_part FOR EACH ROW
BEGIN
  IF (SELECT status FROM business_day WHERE business_date = OLD.business_date) = 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the digest of a closed date stays';
  END IF;
END//
DELIMITER ;
