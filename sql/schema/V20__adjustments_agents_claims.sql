-- What settlements hang on beside the merchant's own terms: its bank's days, adjustments, its agent, its claims.

-- The days on which a bank moves money, for its merchants' settlements and for the files to it; empty: every day.
ALTER TABLE bank ADD calendar VARCHAR(64) NOT NULL DEFAULT '';
UPDATE bank b JOIN payout_terms t ON t.bank_id = b.bank_id SET b.calendar = t.calendar;
ALTER TABLE payout_terms DROP COLUMN calendar;

-- ADJUSTMENT_DEBIT and the agent's share are booked by us, never taken from a file; they name no channel.
ALTER TABLE transaction DROP CONSTRAINT transaction_type;
ALTER TABLE transaction DROP CONSTRAINT transaction_effect;
ALTER TABLE transaction
  ADD CONSTRAINT transaction_type CHECK (type IN ('PAYMENT', 'REFUND', 'CHARGEBACK', 'CHARGEBACK_REVERSAL', 'PAYOUT',
    'ADJUSTMENT', 'ADJUSTMENT_DEBIT', 'AGENT_SHARE', 'AGENT_SHARE_RETURN')),
  ADD CONSTRAINT transaction_effect CHECK (pending_minor + balance_minor + due_minor =
    CASE WHEN status <> 'SUCCESS' THEN 0
         WHEN type IN ('PAYMENT', 'CHARGEBACK_REVERSAL', 'ADJUSTMENT', 'AGENT_SHARE') THEN amount_minor
         ELSE -amount_minor END);

-- A correction by hand (调账): proposed by one operator, decided by another. Once approved it is the transaction of
-- the same id. amount_minor is positive where the merchant gets it; against is our account that pays or takes it.
CREATE TABLE adjustment (
  adjustment_id   VARCHAR(64)  NOT NULL,
  merchant_id     VARCHAR(32)  NOT NULL,
  currency        CHAR(3)      NOT NULL,
  amount_minor    BIGINT       NOT NULL,
  against         VARCHAR(24)  NOT NULL,
  status          VARCHAR(8)   NOT NULL,
  proposed_on     DATE         NOT NULL,
  proposed_by     VARCHAR(64)  NOT NULL,
  reason          VARCHAR(255) NOT NULL,
  decided_on      DATE         NULL,
  decided_by      VARCHAR(64)  NOT NULL DEFAULT '',
  decision_reason VARCHAR(255) NOT NULL DEFAULT '',
  PRIMARY KEY (adjustment_id),
  KEY adjustment_by_status (status, adjustment_id),
  CONSTRAINT adjustment_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT adjustment_amount CHECK (amount_minor <> 0),
  CONSTRAINT adjustment_against CHECK (against IN ('ADJUSTMENT_EXPENSE', 'FEE_INCOME')),
  CONSTRAINT adjustment_status CHECK (status IN ('WAITING', 'APPROVED', 'REJECTED')),
  CONSTRAINT adjustment_decided CHECK ((status = 'WAITING') = (decided_on IS NULL)),
  -- the second person
  CONSTRAINT adjustment_two_people CHECK (decided_by <> proposed_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who brought a merchant, itself one of the merchants: the agent's part of the merchant's fees is settled to it.
CREATE TABLE merchant_agent (
  merchant_id    VARCHAR(32) NOT NULL,
  agent_id       VARCHAR(32) NOT NULL,
  effective_from DATE        NOT NULL,
  effective_to   DATE        NULL,
  PRIMARY KEY (merchant_id, effective_from),
  CONSTRAINT merchant_agent_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT merchant_agent_agent FOREIGN KEY (agent_id) REFERENCES merchant (merchant_id),
  CONSTRAINT merchant_agent_other CHECK (agent_id <> merchant_id),
  CONSTRAINT merchant_agent_dates CHECK (effective_to IS NULL OR effective_from <= effective_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- How many days a merchant may owe us before a person is asked; null: for ever.
ALTER TABLE settlement_terms
  ADD claim_days INT NULL,
  ADD CONSTRAINT settlement_terms_claim CHECK (claim_days >= 0);

-- What a merchant owed us at the end of a date: what its last settlement carried forward, if that is negative.
-- since is the night from which on it has owed something without a break.
CREATE TABLE claim (
  business_date DATE        NOT NULL,
  merchant_id   VARCHAR(32) NOT NULL,
  currency      CHAR(3)     NOT NULL,
  amount_minor  BIGINT      NOT NULL,
  since         DATE        NOT NULL,
  overdue       BOOLEAN     NOT NULL,
  PRIMARY KEY (business_date, merchant_id, currency),
  CONSTRAINT claim_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT claim_amount CHECK (amount_minor > 0),
  CONSTRAINT claim_dates CHECK (since <= business_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
