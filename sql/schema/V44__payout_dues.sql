-- What is due to a merchant and on no way to its bank: a settlement, or the part of one, that its night could not order, and
-- what was ordered and stopped, or sent back. way: what sends it: the next NIGHT, a person's payouts ORDER or payouts RESEND;
-- NONE once nothing does, as the balance has not got it any more. Minor units; since: the settlement's business date.
CREATE TABLE payout_due (
  settlement_id VARCHAR(64)  NOT NULL,
  way           VARCHAR(8)   NOT NULL,
  merchant_id   VARCHAR(32)  NOT NULL,
  currency      CHAR(3)      NOT NULL,
  amount_minor  BIGINT       NOT NULL,
  since         DATE         NOT NULL,
  reason        VARCHAR(24)  NOT NULL,
  detail        VARCHAR(255) NOT NULL DEFAULT '',
  changed_on    DATE         NOT NULL,
  PRIMARY KEY (settlement_id, way),
  KEY due_of_merchant (merchant_id, currency),
  KEY due_by_way (way, settlement_id),
  KEY due_changed (changed_on, way),
  CONSTRAINT due_settlement FOREIGN KEY (settlement_id) REFERENCES settlement (settlement_id),
  CONSTRAINT due_amount CHECK (amount_minor > 0),
  CONSTRAINT due_way CHECK (way IN ('NIGHT', 'ORDER', 'RESEND', 'NONE')),
  CONSTRAINT due_reason CHECK (reason IN ('NO_BANK_ACCOUNT', 'TWO_BANK_ACCOUNTS', 'BAD_BANK_DETAILS', 'TOO_MANY_PARTS',
    'OVER_CEILING', 'INSUFFICIENT_FUNDS', 'ACCOUNT_ENDED', 'REJECTED', 'RETURNED', 'SPENT', 'PAID_ON_REQUEST'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was due and on no way when a night had ordered its payouts, for the lists of its date. Rows are final.
CREATE TABLE payout_standing (
  business_date DATE         NOT NULL,
  merchant_id   VARCHAR(32)  NOT NULL,
  currency      CHAR(3)      NOT NULL,
  settlement_id VARCHAR(64)  NOT NULL,
  way           VARCHAR(8)   NOT NULL,
  amount_minor  BIGINT       NOT NULL,
  since         DATE         NOT NULL,
  reason        VARCHAR(24)  NOT NULL,
  detail        VARCHAR(255) NOT NULL,
  PRIMARY KEY (business_date, settlement_id, way),
  CONSTRAINT standing_amount CHECK (amount_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
