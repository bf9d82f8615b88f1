-- The life of a payout: what a bank's files hold at most, who approves what, and what became of it.

-- Amounts in minor units of the bank's currency; null: no limit.
CREATE TABLE payout_terms (
  bank_id               VARCHAR(32) NOT NULL,
  approval_limit_minor  BIGINT      NULL,
  single_limit_minor    BIGINT      NULL,
  items_per_file        INT         NULL,
  amount_per_file_minor BIGINT      NULL,
  unanswered_days       INT         NULL,
  PRIMARY KEY (bank_id),
  CONSTRAINT payout_terms_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT payout_terms_single CHECK (single_limit_minor > 0),
  CONSTRAINT payout_terms_items CHECK (items_per_file > 0),
  CONSTRAINT payout_terms_amount CHECK (amount_per_file_minor > 0),
  -- one instruction must fit into one file
  CONSTRAINT payout_terms_fit CHECK (amount_per_file_minor IS NULL
    OR (single_limit_minor IS NOT NULL AND single_limit_minor <= amount_per_file_minor))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- part: where the bank's limit splits a settlement. attempt: 2 and on where an operator has it paid again.
-- file_date: the night whose file holds it, which is a later one if its approval came late.
ALTER TABLE payout_instruction
  ADD part INT NOT NULL DEFAULT 1,
  ADD attempt INT NOT NULL DEFAULT 1,
  ADD needs_approval BOOLEAN NOT NULL DEFAULT FALSE,
  ADD ordered_by VARCHAR(64) NOT NULL DEFAULT '',
  ADD status VARCHAR(8) NOT NULL DEFAULT 'APPROVED',
  ADD file_date DATE NULL,
  ADD UNIQUE KEY paid_once_each (settlement_id, part, attempt),
  DROP KEY paid_once,
  ADD KEY instruction_of_file (file_date, bank_id, file_sequence),
  ADD KEY instruction_by_status (status, bank_id, instruction_id),
  ADD CONSTRAINT instruction_status CHECK (status IN ('WAITING', 'APPROVED', 'REJECTED', 'FILED', 'SENT', 'ACCEPTED',
    'PAID', 'RETURNED', 'UNKNOWN'));

UPDATE payout_instruction i
LEFT JOIN payout_result r ON r.instruction_id = i.instruction_id
SET i.file_date = i.business_date, i.status = COALESCE(r.result, 'FILED')
WHERE i.file_sequence IS NOT NULL;

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
