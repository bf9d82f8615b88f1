-- What one merchant is given for one currency on one night. The carried balance is what earlier
-- settlements kept back (positive) or are owed (negative); dues are fees and chargeback shortfalls
-- that stand against the merchant and are collected from its pending account.
CREATE TABLE settlement (
  settlement_id          VARCHAR(64) NOT NULL,
  business_date          DATE        NOT NULL,
  merchant_id            VARCHAR(32) NOT NULL,
  currency               CHAR(3)     NOT NULL,
  period_from            DATE        NOT NULL,
  period_to              DATE        NOT NULL,
  payment_count          BIGINT      NOT NULL,
  payment_minor          BIGINT      NOT NULL,
  refund_count           BIGINT      NOT NULL,
  refund_minor           BIGINT      NOT NULL,
  chargeback_minor       BIGINT      NOT NULL,
  fee_minor              BIGINT      NOT NULL,
  reserve_held_minor     BIGINT      NOT NULL,
  reserve_released_minor BIGINT      NOT NULL,
  adjustment_minor       BIGINT      NOT NULL,
  carried_opening_minor  BIGINT      NOT NULL,
  carried_closing_minor  BIGINT      NOT NULL,
  dues_opening_minor     BIGINT      NOT NULL,
  dues_collected_minor   BIGINT      NOT NULL,
  dues_closing_minor     BIGINT      NOT NULL,
  net_minor              BIGINT      NOT NULL,
  status                 VARCHAR(8)  NOT NULL,
  PRIMARY KEY (settlement_id),
  UNIQUE KEY settled_once (merchant_id, currency, business_date),
  KEY settlement_of_day (business_date),
  CONSTRAINT settlement_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT settlement_status CHECK (status IN ('SETTLED', 'CARRIED')),
  CONSTRAINT settlement_period CHECK (period_from <= period_to),
  CONSTRAINT settlement_net CHECK (net_minor >= 0),
  -- I6
  CONSTRAINT settlement_foots CHECK (net_minor = payment_minor - refund_minor - chargeback_minor
    - fee_minor - reserve_held_minor + reserve_released_minor + adjustment_minor
    + carried_opening_minor - carried_closing_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Each transaction is settled at most once (I3).
CREATE TABLE settlement_line (
  id            BIGINT      NOT NULL,
  settlement_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (id),
  KEY line_of_settlement (settlement_id),
  CONSTRAINT line_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  CONSTRAINT line_settlement FOREIGN KEY (settlement_id) REFERENCES settlement (settlement_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
