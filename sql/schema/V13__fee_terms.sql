-- A price is a version of a rule; '' and NULL match any. tiers are volume:rate pairs in major units, as
-- 0:0.0060;1000000.00:0.0055, by the merchant's volume of the calendar month.
ALTER TABLE fee_rule
  ADD COLUMN version           INT           NOT NULL DEFAULT 1,
  ADD COLUMN priority          INT           NOT NULL DEFAULT 0,
  ADD COLUMN direction         VARCHAR(8)    NOT NULL DEFAULT 'PAYS',
  ADD COLUMN merchant_group    VARCHAR(32)   NOT NULL DEFAULT '',
  ADD COLUMN card_region       VARCHAR(32)   NOT NULL DEFAULT '',
  ADD COLUMN merchant_category VARCHAR(8)    NOT NULL DEFAULT '',
  ADD COLUMN amount_from_minor BIGINT        NULL,
  ADD COLUMN amount_to_minor   BIGINT        NULL,
  ADD COLUMN price             VARCHAR(12)   NOT NULL DEFAULT 'SUM',
  ADD COLUMN tiers             VARCHAR(1000) NOT NULL DEFAULT '',
  ADD COLUMN tier_mode         VARCHAR(8)    NULL,
  ADD COLUMN free_count        BIGINT        NULL,
  ADD COLUMN free_amount_minor BIGINT        NULL,
  ADD COLUMN on_refund         VARCHAR(12)   NOT NULL DEFAULT 'AS_MERCHANT',
  ADD COLUMN on_chargeback     VARCHAR(12)   NOT NULL DEFAULT 'KEEP',
  ADD COLUMN on_reversal       VARCHAR(12)   NOT NULL DEFAULT 'KEEP',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (rule_id, version),
  ADD CONSTRAINT fee_rule_version CHECK (version >= 1),
  ADD CONSTRAINT fee_rule_direction CHECK (direction IN ('PAYS', 'RECEIVES')),
  ADD CONSTRAINT fee_rule_band CHECK (amount_from_minor IS NULL OR amount_to_minor IS NULL
    OR amount_from_minor <= amount_to_minor),
  ADD CONSTRAINT fee_rule_price CHECK (price IN ('SUM', 'GREATER_OF', 'WAIVED')),
  ADD CONSTRAINT fee_rule_tiers CHECK ((tiers = '') = (tier_mode IS NULL)),
  ADD CONSTRAINT fee_rule_tier_mode CHECK (tier_mode IN ('MARGINAL', 'WHOLE')),
  ADD CONSTRAINT fee_rule_free CHECK (free_count IS NULL OR free_amount_minor IS NULL),
  ADD CONSTRAINT fee_rule_on_refund CHECK (on_refund IN ('KEEP', 'PROPORTION', 'WHOLE', 'AS_MERCHANT')),
  ADD CONSTRAINT fee_rule_on_chargeback CHECK (on_chargeback IN ('KEEP', 'PROPORTION', 'WHOLE')),
  ADD CONSTRAINT fee_rule_on_reversal CHECK (on_reversal IN ('KEEP', 'WHOLE'));

-- category is the MCC (商户类别码)
ALTER TABLE merchant
  ADD COLUMN category       VARCHAR(8)  NOT NULL DEFAULT '',
  ADD COLUMN merchant_group VARCHAR(32) NOT NULL DEFAULT '';

ALTER TABLE transaction
  ADD COLUMN card_region VARCHAR(32) NOT NULL DEFAULT '';

-- What a price by volume met: the merchant's month under the rule before the transaction. The places of a
-- month are taken one after the other, so its last row is the state that the next transaction meets.
CREATE TABLE fee_usage (
  id                  BIGINT      NOT NULL,
  party               VARCHAR(8)  NOT NULL,
  rule_id             VARCHAR(32) NOT NULL,
  version             INT         NOT NULL,
  business_date       DATE        NOT NULL,
  month               DATE        NOT NULL,
  merchant_id         VARCHAR(32) NOT NULL,
  count_before        BIGINT      NOT NULL,
  amount_before_minor BIGINT      NOT NULL,
  amount_minor        BIGINT      NOT NULL,
  PRIMARY KEY (id, party),
  UNIQUE KEY usage_in_turn (rule_id, merchant_id, month, count_before),
  CONSTRAINT fee_usage_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  CONSTRAINT fee_usage_rule FOREIGN KEY (rule_id, version) REFERENCES fee_rule (rule_id, version),
  CONSTRAINT fee_usage_month CHECK (DAYOFMONTH(month) = 1),
  CONSTRAINT fee_usage_before CHECK (count_before >= 0 AND amount_before_minor >= 0 AND amount_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER fee_usage_is_final AFTER UPDATE ON fee_usage FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a fee usage is final';
