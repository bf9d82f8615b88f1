-- A price: rate * amount + fixed, then min and max, for one party of a transaction. '' matches any.
CREATE TABLE fee_rule (
  rule_id          VARCHAR(32)    NOT NULL,
  party            VARCHAR(8)     NOT NULL,
  merchant_id      VARCHAR(32)    NOT NULL,
  channel          VARCHAR(32)    NOT NULL,
  product          VARCHAR(32)    NOT NULL,
  card_type        VARCHAR(16)    NOT NULL,
  transaction_type VARCHAR(20)    NOT NULL,
  currency         CHAR(3)        NOT NULL,
  rate             DECIMAL(18,12) NOT NULL,
  fixed_minor      BIGINT         NOT NULL,
  min_minor        BIGINT         NULL,
  max_minor        BIGINT         NULL,
  rounding         VARCHAR(10)    NOT NULL,
  effective_from   DATE           NOT NULL,
  effective_to     DATE           NULL,
  PRIMARY KEY (rule_id),
  CONSTRAINT fee_rule_party CHECK (party IN ('MERCHANT', 'ISSUER', 'NETWORK', 'ACQUIRER', 'AGENT')),
  CONSTRAINT fee_rule_rate CHECK (rate >= 0),
  CONSTRAINT fee_rule_fixed CHECK (fixed_minor >= 0),
  CONSTRAINT fee_rule_min CHECK (min_minor IS NULL OR min_minor >= 0),
  CONSTRAINT fee_rule_max CHECK (max_minor IS NULL OR max_minor >= COALESCE(min_minor, 0)),
  CONSTRAINT fee_rule_rounding CHECK (rounding IN ('HALF_UP', 'HALF_EVEN', 'HALF_DOWN', 'UP', 'DOWN')),
  CONSTRAINT fee_rule_dates CHECK (effective_to IS NULL OR effective_from <= effective_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The fee of one transaction, a column per party; negative where a refund gives fees back.
CREATE TABLE fee_split (
  id                 BIGINT  NOT NULL,
  business_date      DATE    NOT NULL,
  merchant_fee_minor BIGINT  NOT NULL,
  issuer_minor       BIGINT  NOT NULL,
  network_minor      BIGINT  NOT NULL,
  acquirer_minor     BIGINT  NOT NULL,
  agent_minor        BIGINT  NOT NULL,
  margin_minor       BIGINT  NOT NULL,
  PRIMARY KEY (id),
  KEY fee_split_of_day (business_date),
  CONSTRAINT fee_split_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  -- I5
  CONSTRAINT fee_split_sums CHECK (merchant_fee_minor =
    issuer_minor + network_minor + acquirer_minor + agent_minor + margin_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
