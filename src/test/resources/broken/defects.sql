-- institution: unknown calendar
UPDATE institution SET business_calendar = 'NOPE';
-- institution: gone
DELETE FROM institution;
-- calendar: business calendar ends on the day
UPDATE calendar SET covers_to = '2026-02-14' WHERE calendar_id = 'EVERYDAY';
-- calendar: US gone
DELETE FROM calendar WHERE calendar_id = 'US';
-- calendar: US ended before
UPDATE calendar SET covers_to = '2026-02-10' WHERE calendar_id = 'US';
-- calendar: US begins too late
UPDATE calendar SET covers_from = '2026-02-15' WHERE calendar_id = 'US';
-- calendar: US unreadable weekend
UPDATE calendar SET weekend_days = 'SOMEDAY' WHERE calendar_id = 'US';
-- calendar: US without a working day
UPDATE calendar SET weekend_days = 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY' WHERE calendar_id = 'US';
-- merchant: gone
DELETE FROM merchant WHERE merchant_id = 'M004';
-- merchant: unknown calendar
UPDATE merchant SET settlement_calendar = 'NOPE' WHERE merchant_id = 'M004';
-- merchant: calendar of nothing
UPDATE merchant SET settlement_calendar = '' WHERE merchant_id = 'M004';
-- merchant: calendar and an unknown one
UPDATE merchant SET settlement_calendar = 'CN+NOPE' WHERE merchant_id = 'M004';
-- merchant: week of 99 days
UPDATE merchant SET settlement_basis = 'W', settlement_days = 99 WHERE merchant_id = 'M004';
-- merchant: monthly on day 0
UPDATE merchant SET settlement_basis = 'M', settlement_days = 0 WHERE merchant_id = 'M004';
-- merchant: on demand with days
UPDATE merchant SET settlement_basis = 'O', settlement_days = 5 WHERE merchant_id = 'M004';
-- merchant: T+365
UPDATE merchant SET settlement_basis = 'T', settlement_days = 365 WHERE merchant_id = 'M004';
-- alias: of nobody
UPDATE merchant_alias SET merchant_id = 'M999' WHERE alias = 'STORE-MALL-07';
-- alias: of two merchants
INSERT INTO merchant_alias (alias, business_line, merchant_id, effective_from) VALUES ('STORE-MALL-07', 'MALL', 'M004', '2025-07-01');
-- bank: harbour gone
DELETE FROM bank WHERE bank_id = 'harbour';
-- bank: lotus gone, which channels pay to
DELETE FROM bank WHERE bank_id = 'lotus';
-- bank: unknown currency
UPDATE bank SET currency = 'XQX' WHERE bank_id = 'harbour';
-- bank: another currency
UPDATE bank SET currency = 'EUR' WHERE bank_id = 'harbour';
-- bank: unknown statement format
UPDATE bank SET statement_format = 'WHAT' WHERE bank_id = 'harbour';
-- bank: unknown statement layout
UPDATE bank SET statement_format = 'LAYOUT', statement_layout = 'nope' WHERE bank_id = 'harbour';
-- bank: unknown calendar
UPDATE bank SET calendar = 'NOPE' WHERE bank_id = 'harbour';
-- bank: calendar ended
UPDATE bank SET calendar = 'US' WHERE bank_id = 'tsubaki';
UPDATE calendar SET covers_to = '2026-02-14' WHERE calendar_id = 'US';
-- bank: opening balance huge
UPDATE bank SET opening_balance_minor = 9223372036854775807, opening_date = '2026-02-01' WHERE bank_id = 'harbour';
-- channel: bankpay gone
DELETE FROM channel WHERE channel_id = 'bankpay';
-- channel: qrpay gone
DELETE FROM channel WHERE channel_id = 'qrpay';
-- channel: unknown bank
UPDATE channel SET bank_id = 'nobank' WHERE channel_id = 'qrpay';
-- channel: unknown bill format
UPDATE channel SET bill_format = 'WHAT' WHERE channel_id = 'bankpay';
-- channel: unknown bill layout
UPDATE channel SET bill_format = 'LAYOUT', bill_layout = 'nope' WHERE channel_id = 'bankpay';
-- channel: deposit reference empty
UPDATE channel SET deposit_reference = '' WHERE channel_id = 'bankpay';
-- merchant bank account: unknown bank
UPDATE merchant_bank_account SET bank_id = 'nobank' WHERE merchant_id = 'M006';
-- merchant bank account: gone
DELETE FROM merchant_bank_account WHERE merchant_id = 'M006';
-- merchant bank account: two defaults
INSERT INTO merchant_bank_account (merchant_id, currency, bank_id, account_name, account_number, is_default, effective_from)
VALUES ('M006', 'CNY', 'lotus', 'Golden Carp', '9906-0009', TRUE, '2025-06-01');
-- merchant bank account: bank of another currency
UPDATE merchant_bank_account SET bank_id = 'harbour' WHERE merchant_id = 'M006';
-- merchant bank account: unknown currency
UPDATE merchant_bank_account SET currency = 'XQX' WHERE merchant_id = 'M006';
-- merchant bank account: no number
UPDATE merchant_bank_account SET account_number = '' WHERE merchant_id = 'M006';
-- merchant bank account: of nobody
UPDATE merchant_bank_account SET merchant_id = 'M999' WHERE merchant_id = 'M006';
-- fee rule: unknown currency
UPDATE fee_rule SET currency = 'XQX' WHERE rule_id = 'M004-QR';
-- fee rule: unknown currency with tiers
UPDATE fee_rule SET currency = 'XQX' WHERE rule_id = 'M008-QR';
-- fee rule: unreadable tiers
UPDATE fee_rule SET tiers = 'garbage', tier_mode = 'WHOLE' WHERE rule_id = 'M004-QR';
-- fee rule: tiers that do not begin at 0
UPDATE fee_rule SET tiers = '100.00:0.0038', tier_mode = 'WHOLE' WHERE rule_id = 'M004-QR';
-- fee rule: huge rate
UPDATE fee_rule SET rate = 900000 WHERE rule_id = 'M004-QR';
-- fee rule: huge fixed amount
UPDATE fee_rule SET fixed_minor = 9223372036854775807 WHERE rule_id = 'M004-QR';
-- fee rule: huge minimum
UPDATE fee_rule SET min_minor = 9000000000000000000 WHERE rule_id = 'M004-QR';
-- fee rule: unknown type
UPDATE fee_rule SET transaction_type = 'WHAT' WHERE rule_id = 'M004-QR';
-- fee rule: by volume for a chargeback
UPDATE fee_rule SET tiers = '0:0.0038;1000.00:0.0030', tier_mode = 'MARGINAL' WHERE rule_id = 'CNY-CHARGEBACK';
-- fee rule: beneficiary by volume
UPDATE fee_rule SET tiers = '0:0.0038;1000.00:0.0030', tier_mode = 'MARGINAL', bearer = 'BENEFICIARY' WHERE rule_id = 'M007-PAYOUT';
-- fee rule: two of one kind
INSERT INTO fee_rule (rule_id, party, merchant_id, channel, product, card_type, transaction_type, currency, rate, fixed_minor, rounding, effective_from)
VALUES ('M004-QR-2', 'MERCHANT', 'M004', 'qrpay', '', '', 'PAYMENT', 'CNY', 0.5, 0, 'HALF_UP', '2025-01-01');
-- fee rule: gone
DELETE FROM fee_rule WHERE rule_id = 'JPY';
-- fee rule: refund of what was priced by a rule that is gone
DELETE FROM fee_rule WHERE rule_id = 'M004-QR';
-- fee rule: unknown merchant, channel
UPDATE fee_rule SET merchant_id = 'M999', channel = 'nochannel' WHERE rule_id = 'M004-QR';
-- fee rule: huge agent share
UPDATE fee_rule SET rate = 900000 WHERE rule_id = 'AGENT-M003';
-- fee rule: huge network cost
UPDATE fee_rule SET fixed_minor = 9000000000000000000 WHERE rule_id = 'NETWORK-PAYOUT-M007';
-- fee usage: huge
UPDATE fee_usage SET amount_before_minor = 9223372036854775807 ORDER BY count_before DESC LIMIT 1;
-- fee usage: gone
DELETE FROM fee_usage ORDER BY count_before LIMIT 1;
-- fee split: gone
DELETE FROM fee_split WHERE id = (SELECT MIN(id) FROM transaction WHERE merchant_id = 'M004' AND status = 'SUCCESS');
-- fee split: huge
UPDATE fee_split SET merchant_fee_minor = merchant_fee_minor + 4000000000000000000, margin_minor = margin_minor + 4000000000000000000
WHERE id = (SELECT MIN(id) FROM transaction WHERE merchant_id = 'M004' AND status = 'SUCCESS');
-- settlement terms: of nobody
UPDATE settlement_terms SET merchant_id = 'M999' WHERE merchant_id = 'M002';
-- settlement terms: reserve of endless days
UPDATE settlement_terms SET reserve_days = 2147483647 WHERE merchant_id = 'M002';
-- settlement terms: reserve into far years
UPDATE settlement_terms SET reserve_days = 4000000 WHERE merchant_id = 'M002';
-- settlement terms: claim of endless days
UPDATE settlement_terms SET claim_days = 2147483647 WHERE merchant_id = 'M002';
-- settlement terms: huge minimum
UPDATE settlement_terms SET minimum_minor = 9223372036854775807 WHERE merchant_id = 'M002';
-- settlement terms: two at once
INSERT INTO settlement_terms (merchant_id, currency, minimum_minor, reserve_rate, reserve_days, effective_from)
VALUES ('M002', 'CNY', 0, 0.2, 9, '2025-06-01');
-- settlement terms: unknown currency
UPDATE settlement_terms SET currency = 'XQX' WHERE merchant_id = 'M002';
-- settlement request: of nobody
INSERT INTO settlement_request (merchant_id, currency, business_date, operator, reason) VALUES ('M999', 'CNY', '2026-02-14', 'x', 'x');
-- settlement request: unknown currency
INSERT INTO settlement_request (merchant_id, currency, business_date, operator, reason) VALUES ('M004', 'XQX', '2026-02-14', 'x', 'x');
-- settlement request: far date
INSERT INTO settlement_request (merchant_id, currency, business_date, operator, reason) VALUES ('M004', 'CNY', '9999-12-31', 'x', 'x');
UPDATE merchant SET settlement_basis = 'O', settlement_days = 0 WHERE merchant_id = 'M004';
-- settlement stop: of nobody
INSERT INTO settlement_stop (stop_id, merchant_id, channel, effective_from, operator, reason) VALUES ('S', 'M999', '', '2026-02-01', 'x', 'x');
-- settlement stop: unknown channel
INSERT INTO settlement_stop (stop_id, merchant_id, channel, effective_from, operator, reason) VALUES ('S', '', 'nochannel', '2026-02-01', 'x', 'x');
-- settlement left out: of nobody
INSERT INTO settlement_left_out (id, merchant_id, currency, left_on, reason)
SELECT MAX(id), 'M999', 'CNY', '2026-02-13', '' FROM transaction;
-- settlement left out: another merchant
INSERT INTO settlement_left_out (id, merchant_id, currency, left_on, reason)
SELECT MIN(t.id), 'M002', 'CNY', '2026-02-13', '' FROM transaction t
WHERE t.merchant_id = 'M004' AND NOT EXISTS (SELECT 1 FROM settlement_line l WHERE l.id = t.id);
-- payout terms: gone
DELETE FROM payout_terms WHERE bank_id = 'harbour';
-- payout terms: unknown layout
UPDATE payout_terms SET format = 'LAYOUT', layout = 'nope' WHERE bank_id = 'harbour';
-- payout terms: unknown results layout
UPDATE payout_terms SET results = 'LAYOUT', results_layout = 'nope' WHERE bank_id = 'harbour';
-- payout terms: ISO without codes
UPDATE payout_terms SET format = 'PAIN_001_001_09' WHERE bank_id = 'harbour';
-- payout terms: NACHA without codes
UPDATE payout_terms SET format = 'NACHA_CCD' WHERE bank_id = 'harbour';
-- payout terms: unknown zone
UPDATE payout_terms SET cut_off = '17:00:00', time_zone = 'Mars/Olympus' WHERE bank_id = 'harbour';
-- payout terms: limit of one cent
UPDATE payout_terms SET single_limit_minor = 1 WHERE bank_id = 'harbour';
-- payout terms: one item a file
UPDATE payout_terms SET items_per_file = 1 WHERE bank_id = 'lotus';
-- payout terms: endless answer
UPDATE payout_terms SET unanswered_days = 2147483647 WHERE bank_id = 'harbour';
-- payout terms: negative approval limit
UPDATE payout_terms SET approval_limit_minor = -5 WHERE bank_id = 'harbour';
-- agent: of nobody
UPDATE merchant_agent SET agent_id = 'M999' WHERE merchant_id = 'M003';
-- agent: without an account in the currency
UPDATE merchant_agent SET agent_id = 'M010' WHERE merchant_id = 'M003';
-- agent: two at once
INSERT INTO merchant_agent (merchant_id, agent_id, effective_from) VALUES ('M003', 'M005', '2025-06-01');
-- agent: merchant unknown
UPDATE merchant_agent SET merchant_id = 'M999' WHERE merchant_id = 'M003';
-- reconciliation terms: unknown keys
UPDATE reconciliation_terms SET fallback_keys = 'WHAT';
-- reconciliation terms: endless days
UPDATE reconciliation_terms SET carry_days = 2147483647;
-- reconciliation terms: endless deposit days
UPDATE reconciliation_terms SET deposit_days = 2147483647;
-- reconciliation terms: two at once
INSERT INTO reconciliation_terms (channel, currency, amount_tolerance_minor, fee_tolerance_minor, carry_days, fallback_keys, write_off_limit_minor, effective_from)
VALUES ('cardnet', 'CNY', 5, 5, 2, '', 0, '2025-06-01');
-- reconciliation terms: unknown currency
UPDATE reconciliation_terms SET currency = 'XQX';
-- reconciliation terms: unknown channel
UPDATE reconciliation_terms SET channel = 'nochannel';
-- reconciliation terms: huge tolerance
UPDATE reconciliation_terms SET amount_tolerance_minor = 9223372036854775807, fee_tolerance_minor = 9223372036854775807;
-- incoming file: unreadable pattern
INSERT INTO incoming_file (sender, kind, pattern, complete) VALUES ('cardnet', 'CHANNEL_BILL', '[', 'WHAT');
-- operator: unknown roles
INSERT INTO operator (operator_id, name, logins, roles, approval_limits, effective_from) VALUES ('x', 'x', 'x', 'WHAT', 'garbage', '2025-01-01');
-- account: merchant balance gone
DELETE FROM account WHERE code = 'M011.JPY.BALANCE';
-- account: merchant due gone
DELETE FROM account WHERE code = 'M011.JPY.DUE';
-- account: merchant reserve gone
DELETE FROM account WHERE code = 'M002.CNY.RESERVE';
-- account: merchant frozen
UPDATE account SET status = 'FROZEN' WHERE owner_id = 'M004';
-- account: merchant pending frozen
UPDATE account SET status = 'FROZEN' WHERE code = 'M004.CNY.PENDING';
-- account: merchant balance frozen
UPDATE account SET status = 'FROZEN' WHERE code = 'M006.CNY.BALANCE';
-- account: merchant balance closed
UPDATE account SET status = 'CLOSED' WHERE code = 'M006.CNY.BALANCE';
-- account: merchant due closed
UPDATE account SET status = 'CLOSED' WHERE code = 'M006.CNY.DUE';
-- account: merchant due frozen
UPDATE account SET status = 'FROZEN' WHERE code = 'M004.CNY.DUE';
-- account: merchant reserve closed
UPDATE account SET status = 'CLOSED' WHERE code = 'M002.CNY.RESERVE';
-- account: channel receivable frozen
UPDATE account SET status = 'FROZEN' WHERE code = 'bankpay.CNY.RECEIVABLE';
-- account: channel suspense closed
UPDATE account SET status = 'CLOSED' WHERE code = 'qrpay.CNY.SUSPENSE';
-- account: channel suspense gone
DELETE FROM account WHERE code = 'qrpay.JPY.SUSPENSE';
-- account: channel difference gone
DELETE FROM account WHERE code = 'cardnet.CNY.DIFFERENCE';
-- account: bank cash frozen
UPDATE account SET status = 'FROZEN' WHERE owner_id = 'harbour';
-- account: bank cash gone
DELETE FROM account WHERE owner_id = 'harbour' AND posted_minor = 0;
-- account: platform closed
UPDATE account SET status = 'CLOSED' WHERE owner_type = 'PLATFORM' AND kind = 'FEE_INCOME' AND currency = 'CNY';
-- account: unknown currency
UPDATE account SET currency = 'XQX' WHERE code = 'M011.JPY.PENDING';
-- account: unknown kind
UPDATE account SET kind = 'WHAT' WHERE code = 'M011.JPY.PENDING';
-- account: unknown kind of a sub-account
UPDATE account SET kind = 'WHAT' WHERE code LIKE 'M004.CNY.ESCROW%';
-- account: owner unknown, of a sub-account
UPDATE account SET owner_id = 'M999' WHERE code LIKE 'M004.CNY.ESCROW%';
-- account: a row of an unknown kind and currency
INSERT INTO account (code, owner_type, owner_id, kind, currency, posting_mode, guard) VALUES ('M004.XQX.WHAT', 'MERCHANT', 'M004', 'WHAT', 'XQX', 'IMMEDIATE', 'NONE');
-- account: of an unknown merchant
INSERT INTO account (code, owner_type, owner_id, kind, currency, posting_mode, guard) VALUES ('M999.CNY.PENDING', 'MERCHANT', 'M999', 'PENDING', 'CNY', 'IMMEDIATE', 'NONE');
-- account: pending of an unknown currency
INSERT INTO account (code, owner_type, owner_id, kind, currency, posting_mode, guard) VALUES ('M004.XQX.PENDING', 'MERCHANT', 'M004', 'PENDING', 'XQX', 'IMMEDIATE', 'NONE');
-- account: pending alone of another currency
INSERT INTO account (code, owner_type, owner_id, kind, currency, posting_mode, guard) VALUES ('M004.USD.PENDING', 'MERCHANT', 'M004', 'PENDING', 'USD', 'IMMEDIATE', 'NONE');
-- account: channel of an unknown currency
INSERT INTO account (code, owner_type, owner_id, kind, currency, posting_mode, guard) VALUES ('qrpay.XQX.RECEIVABLE', 'CHANNEL', 'qrpay', 'RECEIVABLE', 'XQX', 'IMMEDIATE', 'NONE');
-- hold: of an unknown account
UPDATE hold SET account_id = 999999 WHERE hold_id LIKE 'P-20260213-M010%';
-- hold: gone
DELETE FROM hold WHERE hold_id LIKE 'P-20260213-M010%';
-- hold: ended already
UPDATE hold SET released_minor = amount_minor WHERE hold_id LIKE 'P-20260213-M010%';
-- hold: other amount
UPDATE hold SET amount_minor = amount_minor - 1 WHERE hold_id LIKE 'P-20260213-M010%';
-- hold: on a frozen account
UPDATE account SET status = 'FROZEN' WHERE code = 'M010.USD.BALANCE';
-- hold: on a closed account
UPDATE account SET status = 'CLOSED' WHERE code = 'M010.USD.BALANCE';
-- instruction: of nobody
UPDATE payout_instruction SET merchant_id = 'M999' WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: unknown bank
UPDATE payout_instruction SET bank_id = 'nobank' WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: approved again
UPDATE payout_instruction SET status = 'APPROVED', file_date = NULL, file_sequence = NULL WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: approved, of an unknown bank
UPDATE payout_instruction SET status = 'APPROVED', file_date = NULL, file_sequence = NULL, bank_id = 'nobank' WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: approved, in an unknown currency
UPDATE payout_instruction SET status = 'APPROVED', file_date = NULL, file_sequence = NULL, currency = 'XQX' WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: approved, other amount
UPDATE payout_instruction SET status = 'APPROVED', file_date = NULL, file_sequence = NULL, amount_minor = amount_minor + 1 WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: rejected
UPDATE payout_instruction SET status = 'REJECTED' WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: waiting
UPDATE payout_instruction SET status = 'WAITING', file_date = NULL, file_sequence = NULL WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: gone
DELETE FROM payout_instruction WHERE instruction_id LIKE 'P-20260213-M010%';
-- instruction: unknown settlement
UPDATE payout_instruction SET settlement_id = 'S-NONE' WHERE instruction_id LIKE 'P-20260213-M010%';
-- payout event: gone
DELETE FROM payout_event WHERE instruction_id LIKE 'P-20260213-M010%' LIMIT 1;
-- payout event: unknown status
INSERT INTO payout_event (instruction_id, status, business_date) SELECT instruction_id, 'WHAT', '2026-02-13' FROM payout_instruction WHERE instruction_id LIKE 'P-20260213-M010%';
-- bank file: gone
DELETE FROM bank_file WHERE bank_id = 'harbour';
-- bank file: to be delivered again
UPDATE bank_file SET delivery = 'WAITING' WHERE bank_id = 'harbour';
-- bank file: without a sum
UPDATE bank_file SET sha256 = NULL, delivery = 'WAITING' WHERE bank_id = 'harbour';
-- bank file: of an unknown bank
UPDATE bank_file SET bank_id = 'nobank', delivery = 'WAITING' WHERE bank_id = 'harbour';
-- bank file: another sum
UPDATE bank_file SET sha256 = REPEAT('0', 64), delivery = 'WAITING' WHERE bank_id = 'harbour';
-- bank file: other count
UPDATE bank_file SET item_count = item_count + 1, delivery = 'WAITING' WHERE bank_id = 'harbour';
-- delivery attempt: of an unknown file
INSERT INTO delivery_attempt (file_name, attempt, owner, mark, began_at) VALUES ('nofile', 1, 'x', 'x', '2026-02-13 00:00:00');
-- payout refusal: of an unknown settlement
INSERT INTO payout_refusal (settlement_id, detail) VALUES ('S-NONE', 'x');
-- bill row: unknown currency
UPDATE channel_record SET currency = 'XQX' ORDER BY record_id LIMIT 1;
-- bill row: unknown type
UPDATE channel_record SET type = 'WHAT' ORDER BY record_id LIMIT 1;
-- waiting row: unknown currency
UPDATE recon_waiting SET currency = 'XQX' ORDER BY row_id LIMIT 1;
-- waiting row: unknown channel
UPDATE recon_waiting SET channel = 'nochannel' ORDER BY row_id LIMIT 1;
-- waiting row: unknown break
UPDATE recon_waiting SET break_id = 'B-NONE' ORDER BY row_id LIMIT 1;
-- waiting row: unknown type
UPDATE recon_waiting SET type = 'WHAT' ORDER BY row_id LIMIT 1;
-- waiting row: unknown status
UPDATE recon_waiting SET status = 'WHAT' ORDER BY row_id LIMIT 1;
-- waiting row: gone
DELETE FROM recon_waiting ORDER BY row_id LIMIT 1;
-- waiting row: huge
UPDATE recon_waiting SET amount_minor = 9223372036854775807 ORDER BY row_id LIMIT 1;
-- waiting row: of an unknown row
UPDATE recon_waiting SET row_id = 999999 ORDER BY row_id LIMIT 1;
-- break: gone
DELETE FROM recon_break LIMIT 1;
-- break: unknown channel
UPDATE recon_break SET channel = 'nochannel' LIMIT 1;
-- break: unknown currency
UPDATE recon_break SET currency = 'XQX' LIMIT 1;
-- break: ages far away
UPDATE recon_break SET ages_on = '9999-12-31' LIMIT 1;
-- break end: of an unknown break
INSERT INTO break_end (break_id, business_date, status) VALUES ('B-NONE', '2026-02-14', 'RESOLVED');
-- break resolution: of an unknown break
INSERT INTO break_resolution (break_id, way, account, status, operator, reason, business_date) VALUES ('B-NONE', 'ADJUST', 'NO.SUCH.ACCOUNT', 'WAITING', 'x', 'x', '2026-02-14');
-- bill of dates: unknown channel
UPDATE recon_bill SET channel = 'nochannel', night = NULL ORDER BY file_id LIMIT 1;
-- bill of dates: taken up again
UPDATE recon_bill SET night = NULL ORDER BY file_id LIMIT 1;
-- bill of dates: of an unknown file
INSERT INTO recon_bill (file_id, business_date, channel) VALUES (999999, '2026-02-14', 'qrpay');
-- bill of dates: far date
INSERT INTO recon_bill (file_id, business_date, channel) SELECT MAX(file_id), '9999-12-31', 'qrpay' FROM file_import WHERE kind = 'channel-bill';
-- bill total: gone
DELETE FROM bill_total ORDER BY file_id LIMIT 1;
-- bill total: unknown currency
UPDATE bill_total SET currency = 'XQX' ORDER BY file_id LIMIT 1;
-- bill replacement: of unknown channel
INSERT INTO bill_replacement (replaced_file_id, channel, sha256) SELECT MIN(file_id), 'nochannel', 'x' FROM file_import WHERE kind = 'channel-bill';
-- announced deposit: unknown currency
INSERT INTO announced_deposit (file_id, line, channel, business_date, batch, currency, amount_minor)
SELECT MIN(file_id), 1, 'cardnet', '2026-02-14', 'B1', 'XQX', 5 FROM file_import WHERE kind = 'channel-bill';
-- announced deposit: unknown channel
INSERT INTO announced_deposit (file_id, line, channel, business_date, batch, currency, amount_minor)
SELECT MIN(file_id), 1, 'nochannel', '2026-02-14', 'B1', 'CNY', 5 FROM file_import WHERE kind = 'channel-bill';
-- recon match: part unknown
INSERT INTO recon_match_part (match_id, id, business_date) VALUES (999999, 888888, '2026-02-13');
-- recon match: gone
DELETE FROM recon_match ORDER BY id LIMIT 1;
-- recon channel: of an unknown channel
INSERT INTO recon_channel (channel, business_date, night) VALUES ('nochannel', '2026-02-13', '2026-02-13');
-- recon channel: gone
DELETE FROM recon_channel WHERE channel = 'qrpay';
-- recon total: unknown currency
INSERT INTO recon_total (channel, business_date, currency, our_count, our_minor, their_count, their_minor, matched_count, matched_minor)
VALUES ('qrpay', '2026-02-14', 'XQX', 1, 1, 1, 1, 1, 1);
-- tolerated: of an unknown channel
INSERT INTO recon_tolerated (id, channel, currency, business_date, difference_minor) VALUES (1, 'nochannel', 'CNY', '2026-02-13', 5);
-- funds item: unknown currency
UPDATE funds_item SET currency = 'XQX' ORDER BY item_id LIMIT 1;
-- funds item: unknown channel
UPDATE funds_item SET channel = 'nochannel' ORDER BY item_id LIMIT 1;
-- funds item: unknown break
UPDATE funds_item SET break_id = 'B-NONE' WHERE settled_on IS NULL ORDER BY item_id LIMIT 1;
-- funds item: gone
DELETE FROM funds_item WHERE settled_on IS NULL ORDER BY item_id LIMIT 1;
-- funds item: huge
UPDATE funds_item SET amount_minor = 9223372036854775807 WHERE settled_on IS NULL ORDER BY item_id LIMIT 1;
-- channel books: gone
DELETE FROM channel_books WHERE channel = 'qrpay';
-- statement line: unknown currency
UPDATE statement_line SET currency = 'XQX' ORDER BY line_id LIMIT 1;
-- statement line: unknown channel
UPDATE statement_line SET channel = 'nochannel' WHERE channel IS NOT NULL ORDER BY line_id LIMIT 1;
-- statement line: unknown bank
UPDATE statement_line SET bank_id = 'nobank' ORDER BY line_id LIMIT 1;
-- statement: waiting without lines
INSERT INTO bank_statement (bank_id, file_id, line, number, page, opening_minor, closing_minor, continues, interim, entry_count, digest, status, detail, business_date)
SELECT 'harbour', MIN(file_id), 99, 'N99', 1, 5, 6, FALSE, FALSE, 1, 'x', 'WAITING', 'x', '2026-02-13' FROM file_import;
-- statement: released without lines
INSERT INTO bank_statement (bank_id, file_id, line, number, page, opening_minor, closing_minor, continues, interim, entry_count, digest, status, detail, business_date)
SELECT 'harbour', MIN(file_id), 99, 'N99', 1, 5, 6, FALSE, FALSE, 1, 'x', 'RELEASED', 'x', '2026-02-13' FROM file_import;
-- statement: released, of an unknown bank
INSERT INTO bank_statement (bank_id, file_id, line, number, page, opening_minor, closing_minor, continues, interim, entry_count, digest, status, detail, business_date)
SELECT 'nobank', MIN(file_id), 99, 'N99', 1, 5, 6, FALSE, FALSE, 1, 'x', 'RELEASED', 'x', '2026-02-13' FROM file_import;
-- statement: released, line of an unknown currency
INSERT INTO bank_statement (bank_id, file_id, line, number, page, opening_minor, closing_minor, continues, interim, entry_count, digest, status, detail, business_date)
SELECT 'harbour', MIN(file_id), 99, 'N99', 1, 5, 6, FALSE, FALSE, 1, 'x', 'RELEASED', 'x', '2026-02-13' FROM file_import;
INSERT INTO waiting_line (file_id, line, statement_id, booking_date, value_date, reference, currency, amount_minor, description)
SELECT file_id, 99, statement_id, '2026-02-13', '2026-02-13', 'R', 'XQX', 1, 'x' FROM bank_statement WHERE number = 'N99';
-- bank beginning: of an unknown bank
INSERT INTO bank_beginning (bank_id, place, business_date, difference_minor) VALUES ('nobank', 1, '2026-02-13', 5);
-- transfer move: of an unknown bank
INSERT INTO transfer_move (transfer_id, direction, bank_id, currency, amount_minor, booked_on) VALUES ('T', 'OUT', 'nobank', 'CNY', 5, '2026-02-13');
-- transfer move: unknown currency
INSERT INTO transfer_move (transfer_id, direction, bank_id, currency, amount_minor, booked_on) VALUES ('T', 'OUT', 'harbour', 'XQX', 5, '2026-02-13');
-- transfer move: of nothing
INSERT INTO transfer_move (transfer_id, direction, bank_id, currency, amount_minor, booked_on) VALUES ('T', 'OUT', 'harbour', 'USD', 5, '2026-02-13');
-- payout result: of an unknown payout
INSERT INTO payout_result (instruction_id, bank_id, result, reason, business_date, file_id, line) SELECT 'P-NONE', 'harbour', 'PAID', '', '2026-02-13', MIN(file_id), 99 FROM file_import;
-- payout result: there already
INSERT INTO payout_result (instruction_id, bank_id, result, reason, business_date, file_id, line)
SELECT i.instruction_id, 'harbour', 'PAID', '', '2026-02-13', (SELECT MIN(file_id) FROM file_import), 99 FROM payout_instruction i WHERE i.instruction_id LIKE 'P-20260213-M010%';
-- invoice: of nobody
INSERT INTO invoice (invoice_id, merchant_id, currency, period, business_date, total_minor) VALUES ('I', 'M999', 'CNY', '2026-01-01', '2026-02-13', 5);
-- invoice: without lines
INSERT INTO invoice (invoice_id, merchant_id, currency, period, business_date, total_minor) VALUES ('I', 'M006', 'CNY', '2026-01-01', '2026-02-13', 5);
-- invoice: unknown currency
INSERT INTO invoice (invoice_id, merchant_id, currency, period, business_date, total_minor) VALUES ('I', 'M006', 'XQX', '2026-01-01', '2026-02-13', 5);
-- invoice: made already for the month
INSERT INTO invoice (invoice_id, merchant_id, currency, period, business_date, total_minor) VALUES ('I', 'M006', 'CNY', '2026-02-01', '2026-02-13', 5);
-- claim: of nobody
INSERT INTO claim (business_date, merchant_id, currency, amount_minor, since, overdue) VALUES ('2026-02-13', 'M999', 'CNY', 5, '2026-02-13', FALSE);
-- claim: unknown currency
INSERT INTO claim (business_date, merchant_id, currency, amount_minor, since, overdue) VALUES ('2026-02-13', 'M004', 'XQX', 5, '2026-02-13', FALSE);
-- reserve: huge
UPDATE reserve SET amount_minor = 9000000000000000000 WHERE merchant_id = 'M002';
-- reserve: of nobody
UPDATE reserve SET merchant_id = 'M999' WHERE merchant_id = 'M002';
-- reserve: gone
DELETE FROM reserve WHERE merchant_id = 'M002';
-- reserve: released by nothing
INSERT INTO reserve_release (reserve_id, settlement_id) SELECT settlement_id, 'S-NONE' FROM reserve;
-- settlement: gone
DELETE FROM settlement WHERE business_date = '2026-02-13' AND merchant_id = 'M006';
-- settlement: carried otherwise
UPDATE settlement SET carried_closing_minor = carried_closing_minor + 100, net_minor = net_minor - 100 WHERE business_date = '2026-02-13' AND merchant_id = 'M006';
-- settlement: carried hugely
UPDATE settlement SET carried_closing_minor = carried_closing_minor + 4000000000000000000, carried_opening_minor = carried_opening_minor + 4000000000000000000 WHERE business_date = '2026-02-13' AND merchant_id = 'M006';
-- settlement: through a far date
UPDATE settlement SET period_to = '9999-12-31' WHERE business_date = '2026-02-13' AND merchant_id = 'M006';
-- settlement: line gone
DELETE FROM settlement_line WHERE settlement_id LIKE '%M006%' LIMIT 1;
-- settlement: line of tomorrow
INSERT INTO settlement_line (id, settlement_id) SELECT MAX(id), (SELECT MIN(settlement_id) FROM settlement) FROM transaction WHERE merchant_id = 'M006';
-- adjustment: approved and without a transaction
INSERT INTO adjustment (adjustment_id, merchant_id, currency, amount_minor, against, status, proposed_on, proposed_by, reason, decided_on, decided_by)
VALUES ('A', 'M999', 'XQX', 5, 'FEE_INCOME', 'APPROVED', '2026-02-14', 'x', 'x', '2026-02-14', 'y');
-- quarantine: decided without one
INSERT INTO quarantine_decision (id, decision, status, asked_by, reason, decided_by, effective_on) VALUES (1, 'RELEASE', 'APPROVED', 'x', 'x', 'y', '2026-02-14');
-- payee change: of nobody
INSERT INTO payee_change (merchant_id, operator, changed_on) VALUES ('M999', 'x', '2026-02-14');
-- import: still loading
INSERT INTO file_import (kind, sender, name, sha256, size_bytes, status, business_date, imported_at) VALUES ('channel-bill', 'qrpay', 'x', 'x', 1, 'LOADING', '2026-02-14', '2026-02-14 00:00:00');
-- import: of an unknown sender
INSERT INTO file_import (kind, sender, name, sha256, size_bytes, status, business_date, imported_at) VALUES ('statement', 'nobank', 'x', 'x', 1, 'COMPLETE', '2026-02-14', '2026-02-14 00:00:00');
-- closed digest: another
UPDATE closed_digest SET digest = REPEAT('0', 64) LIMIT 1;
-- closed part: gone
DELETE FROM closed_part LIMIT 1;
-- closing balance: gone
DELETE FROM closing_balance WHERE account_id = (SELECT account_id FROM account WHERE code = 'M004.CNY.PENDING');
-- certificate: gone
DELETE FROM certificate;
-- trial balance: gone
DELETE FROM trial_balance LIMIT 1;
-- channel books: huge
UPDATE channel_books SET cost_minor = 9223372036854775807 WHERE channel = 'qrpay';
-- call reference: of nothing
INSERT INTO call_reference (reference, kind) VALUES ('nothing', 'JOURNAL');
-- capture request: without an account
INSERT INTO capture_request (reference, hold_id, target, amount_minor, status, asked_by, reason) VALUES ('C', 'H-NONE', 'NO.SUCH', 5, 'WAITING', 'x', 'x');
-- journal: without entries
INSERT INTO journal (type, source, business_date) VALUES ('WHAT', 'nothing', '2026-02-14');
