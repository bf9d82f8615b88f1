-- Rows that are records stay as they were written, whoever asks (I11). The triggers run after an update: on MariaDB an
-- INSERT ... SELECT of several rows fails on a table with one before it.
CREATE TRIGGER transaction_is_final AFTER UPDATE ON transaction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a transaction is never changed';
CREATE TRIGGER transaction_stays BEFORE DELETE ON transaction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a transaction is never deleted';
CREATE TRIGGER fee_split_is_final AFTER UPDATE ON fee_split FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a fee split is never changed';
CREATE TRIGGER fee_split_stays BEFORE DELETE ON fee_split FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a fee split is never deleted';
CREATE TRIGGER settlement_is_final AFTER UPDATE ON settlement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a settlement is never changed';
CREATE TRIGGER settlement_stays BEFORE DELETE ON settlement FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a settlement is never deleted';
CREATE TRIGGER settlement_line_is_final AFTER UPDATE ON settlement_line FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a line of a settlement is never changed';
CREATE TRIGGER settlement_line_stays BEFORE DELETE ON settlement_line FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a line of a settlement is never deleted';
CREATE TRIGGER reserve_is_final AFTER UPDATE ON reserve FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a reserve is never changed';
CREATE TRIGGER reserve_stays BEFORE DELETE ON reserve FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a reserve is never deleted';
CREATE TRIGGER statement_line_is_final AFTER UPDATE ON statement_line FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a line of a statement is never changed';
CREATE TRIGGER statement_line_stays BEFORE DELETE ON statement_line FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a line of a statement is never deleted';
CREATE TRIGGER payout_result_is_final AFTER UPDATE ON payout_result FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a bank''s answer is never changed';
CREATE TRIGGER payout_result_stays BEFORE DELETE ON payout_result FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a bank''s answer is never deleted';
CREATE TRIGGER payout_event_stays BEFORE DELETE ON payout_event FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an event of a payout is never deleted';
CREATE TRIGGER trial_balance_is_final AFTER UPDATE ON trial_balance FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a trial balance is never changed';
CREATE TRIGGER trial_balance_stays BEFORE DELETE ON trial_balance FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a trial balance is never deleted';
CREATE TRIGGER channel_record_is_final AFTER UPDATE ON channel_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a row of a bill is never changed';
CREATE TRIGGER channel_record_stays BEFORE DELETE ON channel_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a row of a bill is never deleted';
CREATE TRIGGER break_end_is_final AFTER UPDATE ON break_end FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the end of a break is never changed';
CREATE TRIGGER break_end_stays BEFORE DELETE ON break_end FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the end of a break is never deleted';
CREATE TRIGGER closing_balance_stays BEFORE DELETE ON closing_balance FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a closing balance is never deleted';
CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a certificate is never deleted';
CREATE TRIGGER buffered_credit_stays BEFORE DELETE ON buffered_credit FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a buffered credit is never deleted';
CREATE TRIGGER invoice_stays BEFORE DELETE ON invoice FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an invoice is never deleted';
CREATE TRIGGER invoice_line_stays BEFORE DELETE ON invoice_line FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a line of an invoice is never deleted';

-- An order to pay keeps whom it pays and what; a bank file keeps what is in it. Where they stand may change.
DELIMITER //
-- an event that is told once more is an update to MySQL, of nothing
CREATE TRIGGER payout_event_is_final AFTER UPDATE ON payout_event FOR EACH ROW
BEGIN
  IF NOT (OLD.instruction_id = NEW.instruction_id AND OLD.status = NEW.status
          AND OLD.business_date = NEW.business_date AND OLD.operator = NEW.operator AND OLD.reason = NEW.reason) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: an event of a payout is never changed';
  END IF;
END//
CREATE TRIGGER payout_instruction_is_final AFTER UPDATE ON payout_instruction FOR EACH ROW
BEGIN
  IF NOT (OLD.settlement_id = NEW.settlement_id AND OLD.merchant_id = NEW.merchant_id AND OLD.bank_id = NEW.bank_id
          AND OLD.account_name = NEW.account_name AND OLD.account_number = NEW.account_number
          AND OLD.bank_code = NEW.bank_code AND OLD.currency = NEW.currency AND OLD.amount_minor = NEW.amount_minor
          AND OLD.ordered_by = NEW.ordered_by AND OLD.needs_approval = NEW.needs_approval) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a payout keeps its payee and its amount';
  END IF;
END//
CREATE TRIGGER bank_file_is_final AFTER UPDATE ON bank_file FOR EACH ROW
BEGIN
  IF NOT (OLD.name = NEW.name AND OLD.currency = NEW.currency AND OLD.item_count = NEW.item_count
          AND OLD.total_minor = NEW.total_minor AND COALESCE(OLD.sha256, NEW.sha256) <=> NEW.sha256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a bank file keeps what is in it';
  END IF;
END//
CREATE TRIGGER closed_digest_stays BEFORE DELETE ON closed_digest FOR EACH ROW
BEGIN
  IF (SELECT status FROM business_day WHERE business_date = OLD.business_date) = 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the digest of a closed date stays';
  END IF;
END//
CREATE TRIGGER closed_digest_is_final AFTER UPDATE ON closed_digest FOR EACH ROW
BEGIN
  IF (SELECT status FROM business_day WHERE business_date = OLD.business_date) = 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: the digest of a closed date stays';
  END IF;
END//
DELIMITER ;
CREATE TRIGGER payout_instruction_stays BEFORE DELETE ON payout_instruction FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a payout is never deleted';
CREATE TRIGGER bank_file_stays BEFORE DELETE ON bank_file FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: a bank file is never deleted';
