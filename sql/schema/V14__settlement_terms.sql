-- The terms by which settlements are signed beside T+N and D+N.

-- W: settlement_days is the day of the week, Monday is 1; M: the day of the month, 31 is the last; O: on demand.
ALTER TABLE merchant DROP CONSTRAINT merchant_basis;
ALTER TABLE merchant ADD CONSTRAINT merchant_basis CHECK (settlement_basis IN ('T', 'D', 'W', 'M', 'O'));

-- A settlement an operator asked for: everything through business_date, on that night. answered_on is the night
-- that looked at it, whether there was anything to settle or not.
CREATE TABLE settlement_request (
  merchant_id   VARCHAR(32)  NOT NULL,
  currency      CHAR(3)      NOT NULL,
  business_date DATE         NOT NULL,
  operator      VARCHAR(64)  NOT NULL,
  reason        VARCHAR(255) NOT NULL,
  answered_on   DATE         NULL,
  PRIMARY KEY (merchant_id, currency, business_date),
  CONSTRAINT settlement_request_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
