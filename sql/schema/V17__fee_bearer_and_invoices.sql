-- Who bears the MERCHANT's fee; the platform's price is not asked of anybody.
ALTER TABLE fee_rule
  ADD COLUMN bearer VARCHAR(11) NOT NULL DEFAULT 'MERCHANT',
  ADD CONSTRAINT fee_rule_bearer CHECK (bearer = 'MERCHANT' OR (party = 'MERCHANT' AND direction = 'PAYS'
    AND (bearer = 'PLATFORM' OR (bearer = 'BENEFICIARY' AND transaction_type = 'PAYOUT'))));

-- beneficiary_fee_minor: what the beneficiary of a payout receives less. invoiced: the merchant's fee is not taken
-- from its settlement but invoiced; its terms on the transaction's own date say so, once and for all.
ALTER TABLE fee_split
  ADD COLUMN beneficiary_fee_minor BIGINT  NOT NULL DEFAULT 0,
  ADD COLUMN invoiced              BOOLEAN NOT NULL DEFAULT FALSE,
  DROP CONSTRAINT fee_split_sums,
  -- I5
  ADD CONSTRAINT fee_split_sums CHECK (merchant_fee_minor + beneficiary_fee_minor =
    issuer_minor + network_minor + acquirer_minor + agent_minor + margin_minor);

-- NET: fees are taken out of the settlement; GROSS: they are invoiced for a calendar month.
ALTER TABLE settlement_terms
  ADD COLUMN collection VARCHAR(5) NOT NULL DEFAULT 'NET',
  ADD CONSTRAINT settlement_terms_collection CHECK (collection IN ('NET', 'GROSS'));

-- The fees of one merchant, currency and calendar month (period is its first day), on the night of its last
-- business date. total_minor is negative where more fees went back than were asked.
CREATE TABLE invoice (
  invoice_id    VARCHAR(64) NOT NULL,
  merchant_id   VARCHAR(32) NOT NULL,
  currency      CHAR(3)     NOT NULL,
  period        DATE        NOT NULL,
  business_date DATE        NOT NULL,
  total_minor   BIGINT      NOT NULL,
  PRIMARY KEY (invoice_id),
  UNIQUE KEY invoiced_once (merchant_id, currency, period),
  KEY invoice_of_day (business_date),
  CONSTRAINT invoice_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT invoice_period CHECK (DAYOFMONTH(period) = 1 AND period <= business_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- rule_id and version name the merchant's own price of the transactions, '' and 0 where they follow another's.
CREATE TABLE invoice_line (
  invoice_id VARCHAR(64) NOT NULL,
  type       VARCHAR(20) NOT NULL,
  rule_id    VARCHAR(32) NOT NULL,
  version    INT         NOT NULL,
  count      BIGINT      NOT NULL,
  base_minor BIGINT      NOT NULL,
  fee_minor  BIGINT      NOT NULL,
  PRIMARY KEY (invoice_id, type, rule_id, version),
  CONSTRAINT invoice_line_invoice FOREIGN KEY (invoice_id) REFERENCES invoice (invoice_id),
  CONSTRAINT invoice_line_count CHECK (count > 0 AND base_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The line of a bank statement by which an invoice was paid, all of it and once.
CREATE TABLE invoice_payment (
  invoice_id    VARCHAR(64) NOT NULL,
  line_id       BIGINT      NOT NULL,
  business_date DATE        NOT NULL,
  PRIMARY KEY (invoice_id),
  UNIQUE KEY line_pays_once (line_id),
  CONSTRAINT payment_invoice FOREIGN KEY (invoice_id) REFERENCES invoice (invoice_id),
  CONSTRAINT payment_line FOREIGN KEY (line_id) REFERENCES statement_line (line_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER invoice_is_final AFTER UPDATE ON invoice FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an invoice is final';
CREATE TRIGGER invoice_line_is_final AFTER UPDATE ON invoice_line FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of an invoice is final';

-- a payment is found by what the bank says of it
ALTER TABLE statement_line ADD KEY line_of_reference (bank_id, reference);
