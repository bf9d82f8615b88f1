-- What channels owe us by their bills beside what banks received (资金核对), and what the books say of both.

-- deposit_days: calendar days after a bill's date within which its money comes; null: it is waited for without end.
ALTER TABLE reconciliation_terms
  ADD deposit_days INT NULL,
  ADD CONSTRAINT recon_terms_deposit CHECK (deposit_days >= 0);

-- What is to come (EXPECTED, by a bill's date or batch) and what came (DEPOSIT, a line of a statement). Minor units, signed:
-- negative where the channel collects. settled_on: the night it was matched on, its break ended or a person decided;
-- match_id is the same for all that belong together. break_id: its amount stands in suspense while that break is open.
CREATE TABLE funds_item (
  item_id       BIGINT       NOT NULL AUTO_INCREMENT,
  side          VARCHAR(8)   NOT NULL,
  channel       VARCHAR(32)  NOT NULL,
  currency      CHAR(3)      NOT NULL,
  business_date DATE         NOT NULL,
  batch         VARCHAR(64)  NOT NULL,
  source        VARCHAR(140) NOT NULL,
  text          VARCHAR(320) NOT NULL,
  night         DATE         NOT NULL,
  amount_minor  BIGINT       NOT NULL,
  break_id      VARCHAR(140) NULL,
  match_id      VARCHAR(64)  NULL,
  settled_on    DATE         NULL,
  PRIMARY KEY (item_id),
  UNIQUE KEY funds_item_once (channel, night, side, currency, business_date, batch, source),
  KEY funds_open (settled_on, channel),
  KEY funds_break (break_id),
  CONSTRAINT funds_channel FOREIGN KEY (channel) REFERENCES channel (channel_id),
  CONSTRAINT funds_side CHECK (side IN ('EXPECTED', 'DEPOSIT')),
  CONSTRAINT funds_amount CHECK (amount_minor <> 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A break about a deposit is about rows of neither side.
ALTER TABLE recon_break DROP CONSTRAINT break_has_a_side;
ALTER TABLE recon_break DROP CONSTRAINT break_class;
ALTER TABLE recon_break
  ADD CONSTRAINT break_class CHECK (class IN ('AMOUNT_DIFF', 'FEE_DIFF', 'STATUS_DIFF', 'CURRENCY_DIFF', 'MISSING_IN_CHANNEL',
    'MISSING_IN_OURS', 'DUPLICATE_IN_CHANNEL', 'DEPOSIT_MISSING', 'DEPOSIT_UNEXPECTED', 'DEPOSIT_DIFF')),
  ADD CONSTRAINT break_has_a_side CHECK ((class LIKE 'DEPOSIT%') = (id IS NULL AND record_id IS NULL));

ALTER TABLE recon_total
  ADD our_fee_minor BIGINT NOT NULL DEFAULT 0,
  ADD their_fee_minor BIGINT NOT NULL DEFAULT 0;

-- A channel's receivable at the end of a date, and what it is made of: minor units, positive where the channel owes us.
-- receivable = unbilled (no bill yet) + expected - deposited (came before it was expected) + other (of the online system).
CREATE TABLE channel_books (
  business_date     DATE        NOT NULL,
  channel           VARCHAR(32) NOT NULL,
  currency          CHAR(3)     NOT NULL,
  receivable_minor  BIGINT      NOT NULL,
  unbilled_minor    BIGINT      NOT NULL,
  expected_minor    BIGINT      NOT NULL,
  deposited_minor   BIGINT      NOT NULL,
  other_minor       BIGINT      NOT NULL,
  cost_minor        BIGINT      NOT NULL,
  billed_cost_minor BIGINT      NOT NULL,
  PRIMARY KEY (business_date, channel, currency),
  CONSTRAINT channel_books_foot CHECK (receivable_minor = unbilled_minor + expected_minor - deposited_minor + other_minor)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
