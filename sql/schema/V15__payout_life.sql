-- The life of a payout: what a bank's files hold at most, who approves what, and what became of it.

-- Amounts in minor units of the bank's currency; null: no limit. format and results: of the bank's files.
-- layout and results_layout: their declared layouts, if it is LAYOUT. bank_code: the bank's own, as its format wants it; originator_id: how the bank knows us.
CREATE TABLE payout_terms (
  bank_id               VARCHAR(32) NOT NULL,
  approval_limit_minor  BIGINT      NULL,
  single_limit_minor    BIGINT      NULL,
  items_per_file        INT         NULL,
  amount_per_file_minor BIGINT      NULL,
  unanswered_days       INT         NULL,
  format                VARCHAR(16) NOT NULL DEFAULT 'CSV',
  results               VARCHAR(16) NOT NULL DEFAULT 'CSV',
  layout                VARCHAR(64) NOT NULL DEFAULT '',
  results_layout        VARCHAR(64) NOT NULL DEFAULT '',
  bank_code             VARCHAR(35) NOT NULL DEFAULT '',
  originator_id         VARCHAR(35) NOT NULL DEFAULT '',
  PRIMARY KEY (bank_id),
  CONSTRAINT payout_terms_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT payout_terms_single CHECK (single_limit_minor > 0),
  CONSTRAINT payout_terms_items CHECK (items_per_file > 0),
  CONSTRAINT payout_terms_amount CHECK (amount_per_file_minor > 0),
  CONSTRAINT payout_terms_format CHECK (format IN ('CSV', 'PAIN_001_001_09', 'PAIN_001_001_03', 'NACHA_CCD', 'LAYOUT')),
  CONSTRAINT payout_terms_results CHECK (results IN ('CSV', 'PAIN_002', 'CAMT_054', 'NACHA', 'LAYOUT')),
  -- one instruction must fit into one file
  CONSTRAINT payout_terms_fit CHECK (amount_per_file_minor IS NULL
    OR (single_limit_minor IS NOT NULL AND single_limit_minor <= amount_per_file_minor))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The merchant's bank, as the format of our bank's files wants it; empty where the account tells it.
ALTER TABLE merchant_bank_account ADD bank_code VARCHAR(35) NOT NULL DEFAULT '';

-- A settlement no instruction could be made of, because the bank's format cannot carry it.
CREATE TABLE payout_refusal (
  settlement_id VARCHAR(64)  NOT NULL,
  detail        VARCHAR(255) NOT NULL,
  PRIMARY KEY (settlement_id),
  CONSTRAINT refusal_settlement FOREIGN KEY (settlement_id) REFERENCES settlement (settlement_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- bank_reference: the id that stands in the bank's file, where its format has no room for ours.
-- part: where the bank's limit splits a settlement. attempt: 2 and on where an operator has it paid again.
-- file_date: the night whose file holds it, which is a later one if its approval came late.
ALTER TABLE payout_instruction
  ADD bank_code VARCHAR(35) NOT NULL DEFAULT '',
  ADD bank_reference VARCHAR(64) NOT NULL DEFAULT '',
  ADD part INT NOT NULL DEFAULT 1,
  ADD attempt INT NOT NULL DEFAULT 1,
  ADD needs_approval BOOLEAN NOT NULL DEFAULT FALSE,
  ADD ordered_by VARCHAR(64) NOT NULL DEFAULT '',
  ADD status VARCHAR(8) NOT NULL DEFAULT 'APPROVED',
  ADD file_date DATE NULL,
  ADD UNIQUE KEY paid_once_each (settlement_id, part, attempt),
  DROP KEY paid_once,
  ADD KEY instruction_at_bank (bank_id, bank_reference),
  ADD KEY instruction_of_file (file_date, bank_id, file_sequence),
  ADD KEY instruction_by_status (status, bank_id, instruction_id),
  ADD CONSTRAINT instruction_status CHECK (status IN ('WAITING', 'APPROVED', 'REJECTED', 'FILED', 'SENT', 'ACCEPTED',
    'PAID', 'RETURNED', 'UNKNOWN'));

UPDATE payout_instruction i
LEFT JOIN payout_result r ON r.instruction_id = i.instruction_id
SET i.file_date = i.business_date, i.status = COALESCE(r.result, 'FILED')
WHERE i.file_sequence IS NOT NULL;
UPDATE payout_instruction SET bank_reference = instruction_id;

-- What became of an instruction, and who or what said so; each once.
CREATE TABLE payout_event (
  instruction_id VARCHAR(64)  NOT NULL,
  status         VARCHAR(8)   NOT NULL,
  business_date  DATE         NOT NULL,
  operator       VARCHAR(64)  NOT NULL DEFAULT '',
  reason         VARCHAR(255) NOT NULL DEFAULT '',
  PRIMARY KEY (instruction_id, status),
  CONSTRAINT event_instruction FOREIGN KEY (instruction_id) REFERENCES payout_instruction (instruction_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
