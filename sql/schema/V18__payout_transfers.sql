-- Payouts merged into one payment, urgent ones, the day a bank executes a file, files a bank does not have yet, and returns after payment.

-- calendar: when the bank works, empty: every day. cut_off, in the bank's time_zone: what is sent from then on is executed on its next working day.
ALTER TABLE payout_terms
  ADD calendar VARCHAR(64) NOT NULL DEFAULT '',
  ADD cut_off TIME NULL,
  ADD time_zone VARCHAR(64) NOT NULL DEFAULT '',
  ADD CONSTRAINT payout_terms_cut_off CHECK ((cut_off IS NULL) = (time_zone = ''));

-- merges: what a night pays to this payee, also for other merchants that agreed, is one payment.
ALTER TABLE merchant_bank_account
  ADD urgency VARCHAR(6) NOT NULL DEFAULT 'NORMAL',
  ADD merges BOOLEAN NOT NULL DEFAULT FALSE,
  ADD CONSTRAINT bank_account_urgency CHECK (urgency IN ('NORMAL', 'URGENT'));

-- transfer_id: the payment the bank makes, a line of its file: one instruction, or several that are merged. It is the id of the first of them.
ALTER TABLE payout_instruction
  ADD transfer_id VARCHAR(64) NOT NULL DEFAULT '',
  ADD urgency VARCHAR(6) NOT NULL DEFAULT 'NORMAL';
UPDATE payout_instruction SET transfer_id = instruction_id;
ALTER TABLE payout_instruction
  ALTER transfer_id DROP DEFAULT,
  ADD KEY instruction_of_transfer (transfer_id),
  DROP KEY instruction_of_file,
  ADD KEY instruction_of_file (file_date, bank_id, file_sequence, transfer_id),
  DROP KEY instruction_by_status,
  ADD KEY instruction_by_status (status, bank_id, urgency, transfer_id),
  ADD CONSTRAINT instruction_urgency CHECK (urgency IN ('NORMAL', 'URGENT'));

-- execution_date: decided when the file was filled, so that the file made again is the same.
-- delivery: NONE is of a bank that fetches its files from the output. delivery_failure: why the last attempt failed.
ALTER TABLE bank_file
  ADD execution_date DATE NULL,
  ADD delivery VARCHAR(7) NOT NULL DEFAULT 'WAITING',
  ADD delivery_failure VARCHAR(255) NOT NULL DEFAULT '';
UPDATE bank_file SET execution_date = DATE_ADD(business_date, INTERVAL 1 DAY);
UPDATE bank_file f
JOIN business_day d ON d.business_date = f.business_date AND d.status = 'CLOSED'
SET f.delivery = 'DONE';
ALTER TABLE bank_file
  MODIFY execution_date DATE NOT NULL,
  ADD KEY file_to_deliver (delivery, business_date),
  ADD CONSTRAINT bank_file_delivery CHECK (delivery IN ('WAITING', 'DONE', 'NONE'));

-- A line answers for every instruction of its transfer; what was paid may come back.
ALTER TABLE payout_result
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (instruction_id, result),
  ADD KEY result_of_line (file_id, line),
  DROP KEY result_once;
