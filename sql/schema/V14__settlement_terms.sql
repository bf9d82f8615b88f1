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

-- What a merchant signed for its settlements in a currency. reserve_days are calendar days.
CREATE TABLE settlement_terms (
  merchant_id    VARCHAR(32)    NOT NULL,
  currency       CHAR(3)        NOT NULL,
  minimum_minor  BIGINT         NOT NULL,
  reserve_rate   DECIMAL(18,12) NOT NULL,
  reserve_days   INT            NOT NULL,
  effective_from DATE           NOT NULL,
  effective_to   DATE           NULL,
  PRIMARY KEY (merchant_id, currency, effective_from),
  CONSTRAINT settlement_terms_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
  CONSTRAINT settlement_terms_minimum CHECK (minimum_minor >= 0),
  CONSTRAINT settlement_terms_rate CHECK (reserve_rate BETWEEN 0 AND 1),
  CONSTRAINT settlement_terms_reserve CHECK ((reserve_rate > 0) = (reserve_days > 0)),
  CONSTRAINT settlement_terms_dates CHECK (effective_to IS NULL OR effective_from <= effective_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Payments of settlements that moved nothing: the next one that moves holds their share of the reserve.
ALTER TABLE settlement ADD reserve_unheld_minor BIGINT NOT NULL DEFAULT 0;

-- What a settlement kept back in the merchant's reserve, until release_on.
CREATE TABLE reserve (
  settlement_id VARCHAR(64) NOT NULL,
  merchant_id   VARCHAR(32) NOT NULL,
  currency      CHAR(3)     NOT NULL,
  release_on    DATE        NOT NULL,
  amount_minor  BIGINT      NOT NULL,
  PRIMARY KEY (settlement_id),
  KEY reserve_of_merchant (merchant_id, currency, release_on),
  CONSTRAINT reserve_settlement FOREIGN KEY (settlement_id) REFERENCES settlement (settlement_id),
  CONSTRAINT reserve_amount CHECK (amount_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The later settlement that gave a reserve back, all of it and once.
CREATE TABLE reserve_release (
  reserve_id    VARCHAR(64) NOT NULL,
  settlement_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (reserve_id),
  KEY release_of_settlement (settlement_id),
  CONSTRAINT release_reserve FOREIGN KEY (reserve_id) REFERENCES reserve (settlement_id),
  CONSTRAINT release_settlement FOREIGN KEY (settlement_id) REFERENCES settlement (settlement_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Nights from effective_from through effective_to settle nothing of a merchant, or nothing a channel brought.
CREATE TABLE settlement_stop (
  stop_id        VARCHAR(64)  NOT NULL,
  merchant_id    VARCHAR(32)  NOT NULL,
  channel        VARCHAR(32)  NOT NULL,
  effective_from DATE         NOT NULL,
  effective_to   DATE         NULL,
  operator       VARCHAR(64)  NOT NULL,
  reason         VARCHAR(255) NOT NULL,
  PRIMARY KEY (stop_id),
  KEY stop_of_merchant (merchant_id, effective_from),
  KEY stop_of_channel (channel, effective_from),
  CONSTRAINT settlement_stop_one CHECK ((merchant_id = '') <> (channel = ''))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- RECONCILED: what the channel brought is settled once its date is reconciled and it stands in no open break.
ALTER TABLE channel
  ADD settle VARCHAR(10) NOT NULL DEFAULT 'ANYTIME',
  ADD CONSTRAINT channel_settle CHECK (settle IN ('ANYTIME', 'RECONCILED'));

-- Transactions that were due and left out, since when and why; without a reason they go into the merchant's next
-- settlement. Never deleted: settlement_id says which one ended it, so that the open ones are found by the key.
CREATE TABLE settlement_left_out (
  id            BIGINT      NOT NULL,
  merchant_id   VARCHAR(32) NOT NULL,
  currency      CHAR(3)     NOT NULL,
  left_on       DATE        NOT NULL,
  reason        VARCHAR(16) NOT NULL,
  settlement_id VARCHAR(64) NULL,
  PRIMARY KEY (id),
  KEY left_out_of_merchant (merchant_id, settlement_id, currency),
  CONSTRAINT left_out_transaction FOREIGN KEY (id) REFERENCES transaction (id),
  CONSTRAINT left_out_reason CHECK (reason IN ('', 'CHANNEL_HELD', 'NOT_RECONCILED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Calendars may be named together, CN+US; set-up sees that each of them is there.
ALTER TABLE merchant DROP FOREIGN KEY merchant_calendar;
ALTER TABLE merchant MODIFY settlement_calendar VARCHAR(64) NOT NULL;
