-- Statements of a bank's account follow each other (对账单衔接): what one opens with is what the one before closed with.

-- opening_balance_minor: what a bank's account held when its statements begin, or begin anew on opening_date.
ALTER TABLE bank
  ADD opening_balance_minor BIGINT NULL,
  ADD opening_date DATE NULL;

-- A statement as it came. TAKEN: its lines are booked on business_date, and place is its place among those of the
-- account; bank's notifications without balances have none. WAITING: one before it has not come, or its next page;
-- it is RELEASED once it has, and TAKEN when the last of its lines is booked. KNOWN: it came before. REFUSED: another
-- of its number came before. digest: a sum over its entries, in any order. Balances are minor units, credit positive.
CREATE TABLE bank_statement (
  statement_id  BIGINT       NOT NULL AUTO_INCREMENT,
  bank_id       VARCHAR(32)  NOT NULL,
  file_id       BIGINT       NOT NULL,
  line          BIGINT       NOT NULL,
  number        VARCHAR(64)  NOT NULL,
  sequence      BIGINT       NULL,
  page          INT          NOT NULL,
  dated         DATE         NULL,
  opening_minor BIGINT       NOT NULL,
  closing_minor BIGINT       NOT NULL,
  continues     BOOLEAN      NOT NULL,
  interim       BOOLEAN      NOT NULL,
  entry_count   BIGINT       NOT NULL,
  digest        CHAR(64)     NOT NULL,
  status        VARCHAR(8)   NOT NULL,
  place         BIGINT       NULL,
  reason        VARCHAR(40)  NULL,
  detail        VARCHAR(600) NOT NULL,
  business_date DATE         NOT NULL,
  PRIMARY KEY (statement_id),
  UNIQUE KEY statement_once (file_id, line),
  UNIQUE KEY statement_place (bank_id, place),
  KEY statement_of_number (bank_id, number, dated),
  KEY statement_of_content (bank_id, digest),
  KEY statement_status (status, bank_id),
  CONSTRAINT statement_file FOREIGN KEY (file_id) REFERENCES file_import (file_id),
  CONSTRAINT statement_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT statement_state CHECK (status IN ('TAKEN', 'WAITING', 'RELEASED', 'KNOWN', 'REFUSED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The lines of a statement that waits; signed: what came in is positive.
CREATE TABLE waiting_line (
  file_id      BIGINT       NOT NULL,
  line         BIGINT       NOT NULL,
  statement_id BIGINT       NOT NULL,
  booking_date DATE         NOT NULL,
  value_date   DATE         NOT NULL,
  reference    VARCHAR(64)  NOT NULL,
  currency     CHAR(3)      NOT NULL,
  amount_minor BIGINT       NOT NULL,
  description  VARCHAR(255) NOT NULL,
  PRIMARY KEY (statement_id, line),
  CONSTRAINT waiting_line_statement FOREIGN KEY (statement_id) REFERENCES bank_statement (statement_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- By how much a bank's balance was above our cash account, and why beyond the lines, when its statements began.
CREATE TABLE bank_beginning (
  bank_id          VARCHAR(32) NOT NULL,
  place            BIGINT      NOT NULL,
  business_date    DATE        NOT NULL,
  difference_minor BIGINT      NOT NULL,
  PRIMARY KEY (bank_id, place),
  CONSTRAINT beginning_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Money of a transfer that left the bank (OUT) or came back (BACK), once each: booked by the bank's answer, seen as a
-- line of its statement. Until both are so it is a difference between our cash account and the bank. amount in minor
-- units, positive.
CREATE TABLE transfer_move (
  transfer_id  VARCHAR(64) NOT NULL,
  direction    VARCHAR(4)  NOT NULL,
  bank_id      VARCHAR(32) NOT NULL,
  currency     CHAR(3)     NOT NULL,
  amount_minor BIGINT      NOT NULL,
  booked_on    DATE        NULL,
  seen_on      DATE        NULL,
  settled_on   DATE        GENERATED ALWAYS AS (GREATEST(booked_on, seen_on)) STORED,
  PRIMARY KEY (transfer_id, direction),
  KEY transfer_move_open (bank_id, settled_on),
  CONSTRAINT move_bank FOREIGN KEY (bank_id) REFERENCES bank (bank_id),
  CONSTRAINT move_direction CHECK (direction IN ('OUT', 'BACK')),
  CONSTRAINT move_amount CHECK (amount_minor > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was paid and what came back before there was such a table, and the lines that said so.
INSERT INTO transfer_move (transfer_id, direction, bank_id, currency, amount_minor, booked_on, seen_on)
SELECT p.transfer_id, p.direction, p.bank_id, p.currency, p.amount_minor, p.booked_on,
       (SELECT MIN(l.business_date)
        FROM statement_line l
        WHERE l.bank_id = p.bank_id AND l.reference = p.transfer_id AND l.meaning = 'PAYOUT'
          AND l.amount_minor = CASE p.direction WHEN 'OUT' THEN -p.amount_minor ELSE p.amount_minor END)
FROM (SELECT i.transfer_id, CASE e.status WHEN 'PAID' THEN 'OUT' ELSE 'BACK' END AS direction, i.bank_id, i.currency,
             SUM(i.amount_minor) AS amount_minor, MAX(e.business_date) AS booked_on
      FROM payout_event e
      JOIN payout_instruction i ON i.instruction_id = e.instruction_id
      WHERE i.transfer_id IS NOT NULL
        AND (e.status = 'PAID'
             OR (e.status = 'RETURNED' AND EXISTS (SELECT 1
                                                   FROM payout_event paid
                                                   WHERE paid.instruction_id = e.instruction_id
                                                     AND paid.status = 'PAID')))
      GROUP BY i.transfer_id, CASE e.status WHEN 'PAID' THEN 'OUT' ELSE 'BACK' END, i.bank_id, i.currency) p;

-- doubt: the line names a payout and does not fit it, so its money is unidentified; null: nothing is wrong.
ALTER TABLE statement_line
  ADD doubt VARCHAR(24) NULL,
  ADD KEY statement_line_doubt (business_date, doubt);
