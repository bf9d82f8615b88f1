-- Who may do what by hand. logins and roles are joined by ';', approval_limits like CNY:50000.00;USD:8000.00.
CREATE TABLE operator (
  operator_id     VARCHAR(64)  NOT NULL,
  name            VARCHAR(128) NOT NULL,
  logins          VARCHAR(500) NOT NULL,
  roles           VARCHAR(64)  NOT NULL,
  approval_limits VARCHAR(500) NOT NULL,
  effective_from  DATE         NOT NULL,
  effective_to    DATE         NULL,
  PRIMARY KEY (operator_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who changed where a merchant's money goes, or its terms. account_number: a new account beside one there was before.
-- changed_on: the day by the clock.
CREATE TABLE payee_change (
  change_id      BIGINT      NOT NULL AUTO_INCREMENT,
  merchant_id    VARCHAR(32) NOT NULL,
  currency       CHAR(3)     NULL,
  account_number VARCHAR(64) NULL,
  operator       VARCHAR(64) NOT NULL,
  changed_on     DATE        NOT NULL,
  PRIMARY KEY (change_id),
  KEY changes_of_payee (merchant_id, change_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER payee_change_stays BEFORE DELETE ON payee_change FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: who changed a payee is never deleted';
CREATE TRIGGER payee_change_is_final AFTER UPDATE ON payee_change FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: who changed a payee is never changed';

-- Each person who approved a payout, where one is not enough.
CREATE TABLE payout_approval (
  instruction_id VARCHAR(64)  NOT NULL,
  operator       VARCHAR(64)  NOT NULL,
  reason         VARCHAR(255) NOT NULL,
  business_date  DATE         NOT NULL,
  PRIMARY KEY (instruction_id, operator),
  CONSTRAINT approved_payout FOREIGN KEY (instruction_id) REFERENCES payout_instruction (instruction_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER payout_approval_stays BEFORE DELETE ON payout_approval FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an approval is never deleted';
CREATE TRIGGER payout_approval_is_final AFTER UPDATE ON payout_approval FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an approval is never changed';
